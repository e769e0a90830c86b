// Keeps what is being typed in a form of a case on the server, a moment after the last key. Nothing waits for it: without
// this file the button "Simpan draf" does the same.
"use strict";

(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const told = document.getElementById(form.dataset.draft);
  let timer = 0;
  let sent = false;
  const keep = async () => {
    const body = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") body.append(name, value);
      else if (value.size) body.set("files_chosen", "1");
    }
    body.set("draft", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Draft": "1" } });
      if (answer.ok && !answer.redirected && !sent) told.textContent = await answer.text();
    } catch {
      // The next key tries again; the text stands in the form.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1200);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
  });
})();
