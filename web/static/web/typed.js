// Switching the language sends along what was typed on this page, so that the page can give it back.
"use strict";

(() => {
  const NEVER = new Set(["csrfmiddlewaretoken", "language", "next"]);
  let typed = null;
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.method === "post") typed = form;
  });
  const languages = document.querySelector("form.languages");
  if (!languages) return;
  languages.addEventListener("submit", () => {
    if (!typed || !typed.isConnected) return;
    for (const field of typed.querySelectorAll("input[type=password]")) NEVER.add(field.name);
    for (const [name, value] of new FormData(typed)) {
      if (NEVER.has(name) || (typeof value !== "string" && !value.size)) continue;
      const hidden = document.createElement("input");
      hidden.type = "hidden";
      hidden.name = typeof value === "string" ? name : "files_chosen";
      hidden.value = typeof value === "string" ? value : "1";
      languages.append(hidden);
    }
  });
})();
