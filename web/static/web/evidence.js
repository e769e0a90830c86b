// A folder of evidence is sent in lots, so that no request is too large; without this, one lot can be sent.
"use strict";

(() => {
  const FILES = 10;
  const BYTES = 40 * 1024 * 1024;
  const form = document.querySelector("form[data-batches]");
  if (!form) return;
  const most = Number(form.dataset.most) * 1024 * 1024;
  const progress = form.querySelector("[data-progress]");
  const button = form.querySelector("button[type=submit]");

  const lots = (files) => {
    const found = [];
    let size = Infinity;
    for (const file of files) {
      const last = found[found.length - 1];
      if (!last || last.length >= FILES || size + file.size > BYTES) {
        found.push([file]);
        size = file.size;
      } else {
        last.push(file);
        size += file.size;
      }
    }
    return found;
  };

  const send = async (lot) => {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const file of lot) {
      body.append("files", file);
      body.append("paths", file.webkitRelativePath || file.name);
    }
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const said = await answer.json();
      if (said.problem) return lot.map((file) => [file.name, said.problem]);
      return said.refused;
    } catch (error) {
      return lot.map((file) => [file.name, form.dataset.failed]);
    }
  };

  const show = (refused) => {
    const list = document.createElement("ul");
    for (const [name, sentence] of refused) {
      const line = document.createElement("li");
      line.className = "error";
      line.textContent = `${name}: ${sentence}`;
      list.append(line);
    }
    progress.replaceChildren(list);
    button.disabled = false;
  };

  form.addEventListener("submit", async (event) => {
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((field) => [...field.files]);
    if (!files.length) return;
    event.preventDefault();
    button.disabled = true;
    const wanted = files.filter((file) => !file.name.startsWith(".") && file.name !== "Thumbs.db" && file.name !== "desktop.ini");
    const large = wanted.filter((file) => file.size > most);
    const refused = large.map((file) => [file.name, form.dataset.tooLarge]);
    const fitting = wanted.filter((file) => file.size <= most);
    let sent = 0;
    for (const lot of lots(fitting)) {
      progress.textContent = `${sent}/${wanted.length}`;
      refused.push(...(await send(lot)));
      sent += lot.length;
    }
    if (refused.length) show(refused);
    else window.location.assign(form.action);
  });
})();
