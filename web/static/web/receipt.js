// Buttons of the receipt that need a script: they stand there only where it runs.
"use strict";

(() => {
  const bar = document.querySelector("[data-receipt]");
  if (!bar) return;
  bar.hidden = false;
  const said = bar.querySelector("[role=status]");
  const select = (code) => {
    const range = document.createRange();
    range.selectNodeContents(code);
    const chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  };
  bar.querySelector("[data-copy]").addEventListener("click", async () => {
    const code = document.getElementById("access-code");
    const text = `${bar.dataset.receipt} ${code.textContent.trim()}`;
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = said.dataset.done;
    } catch {
      select(code); // no clipboard here: chosen, so that one press copies it
    }
  });
  bar.querySelector("[data-print]").addEventListener("click", () => window.print());
})();
