// On the pages of a filing: has the browser keep the worker, and says what waits to be sent. On the page that stands in for them
// while the line is down: sends it, as its form would have, once the line is back.
"use strict";

(async () => {
  if (!("serviceWorker" in navigator) || !window.indexedDB) return;
  const place = document.querySelector("[data-unsent]");
  if (place.dataset.worker) navigator.serviceWorker.register(place.dataset.worker).catch(() => null);
  const show = (name) => {
    for (const part of place.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== name;
  };
  const waiting = await unsent.all().catch(() => []);
  show(waiting.length ? "waiting" : "none");
  if (!waiting.length) return;

  let settled = false;
  const send = () => {
    if (settled) return; // dropped; or a second submission would break off the first, however far its photos came
    settled = true;
    const { path, fields } = waiting[0];
    const form = document.createElement("form");
    form.method = "post";
    form.action = path;
    form.hidden = true;
    const files = new Map();
    for (const [name, value] of fields) {
      if (typeof value !== "string") {
        if (!files.has(name)) files.set(name, new DataTransfer());
        if (value.size) files.get(name).items.add(value);
        continue;
      }
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      form.append(field);
    }
    for (const [name, kept] of files) {
      const field = document.createElement("input");
      field.type = "file";
      field.name = name;
      field.multiple = true;
      field.files = kept.files;
      form.enctype = "multipart/form-data";
      form.append(field);
    }
    document.body.append(form);
    show("sending");
    form.submit();
  };
  for (const button of place.querySelectorAll("[data-do=send]")) button.addEventListener("click", send);
  for (const button of place.querySelectorAll("[data-do=drop]")) {
    button.addEventListener("click", async () => {
      settled = true;
      for (const { path } of waiting) await unsent.drop(path);
      show("none");
    });
  }
  if (place.dataset.worker) return;
  // Soon at first: "online" may be told before the worker has its line, and then this page is shown once more.
  const there = () => fetch("/healthz", { method: "HEAD", cache: "no-store" }).then(send, () => null);
  const again = (wait) => setTimeout(() => there().then(() => again(Math.min(2 * wait, 10000))), wait);
  window.addEventListener("online", there);
  again(2000);
})();
