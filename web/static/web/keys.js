// Keys for the work list and for a case opened from it. Never while one types, never with Ctrl, Alt or a command key.
"use strict";

(() => {
  const FORMS = { a: "assign", r: "message", n: "note" };
  const TYPED = "input:not([data-pick]), textarea, select, [contenteditable]";
  const rows = [...document.querySelectorAll("ol.cases a.case-open")];
  const help = document.getElementById("pintasan");
  let written = false;
  document.addEventListener("input", (event) => {
    written = written || event.target.form?.method === "post";
  });

  const move = (step) => {
    if (!rows.length) {
      if (written) return false;
      const way = document.querySelector(`nav.pages a[rel=${step > 0 ? "next" : "prev"}]`);
      if (way) way.click();
      return true;
    }
    const now = rows.indexOf(document.activeElement);
    const to = now < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(now + step, 0), rows.length - 1);
    rows[to].focus();
    rows[to].scrollIntoView({ block: "nearest" });
    return true;
  };

  const form = (verb) => {
    if (!rows.length) {
      const link = document.getElementById(`tindakan-${verb}`);
      if (!link || !link.href) return false;
      link.click();
      return true;
    }
    if (!rows.includes(document.activeElement)) return false;
    const address = new URL(document.activeElement.href);
    address.pathname += `tindakan/${verb}/`;
    window.location.assign(address);
    return true;
  };

  const verify = () => {
    const dispatch = document.getElementById("tindakan-dispatch");
    if (!dispatch || !dispatch.querySelector("form")) return false;
    dispatch.open = true;
    const wanted = [...dispatch.querySelectorAll("select[name=unit], input[name=classification]")];
    const empty = wanted.find((field) => (field.type === "radio" ? !dispatch.querySelector("input[name=classification]:checked") : !field.value));
    (empty || dispatch.querySelector("button[type=submit]:not([name])")).focus();
    return true;
  };

  const search = () => {
    const field = document.querySelector("input[type=search]");
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  };

  const explain = () => {
    if (!help) return false;
    help.open = !help.open;
    help.querySelector("summary").focus();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat && "arnv/?".includes(event.key)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(TYPED)) return;
    const deeds = { j: () => move(1), k: () => move(-1), v: verify, "/": search, "?": explain };
    const deed = deeds[event.key] || (FORMS[event.key] && (() => form(FORMS[event.key])));
    if (deed && deed()) event.preventDefault();
  });
})();
