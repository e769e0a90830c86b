// While somebody files: how long their text is, in characters as people count them, and photos made smaller before they
// travel. Without it everything works; the server counts and reduces as well.
"use strict";

(() => {
  const LARGEST_SIDE = 2400;
  const SMALL_ENOUGH = 900000;

  for (const area of document.querySelectorAll("textarea[data-most]")) {
    const told = document.createElement("p");
    told.className = "help";
    const tell = () => {
      const length = Array.from(area.value.normalize("NFC").trim()).length;
      const most = Number(area.dataset.most);
      told.textContent = length ? `${length.toLocaleString("id")} / ${most.toLocaleString("id")}` : "";
      told.classList.toggle("late", length > most);
    };
    area.after(told);
    area.addEventListener("input", tell);
    tell();
  }

  const reduced = async (file) => {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= SMALL_ENOUGH) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      return smaller && smaller.size < file.size ? new File([smaller], "foto.jpg", { type: "image/jpeg" }) : file;
    } catch {
      return file;
    }
  };

  const chooser = document.querySelector("form#isian input[type=file]");
  if (!chooser || !window.createImageBitmap || !window.DataTransfer) return;
  chooser.addEventListener("change", async () => {
    const buttons = chooser.form.querySelectorAll("button");
    for (const button of buttons) button.disabled = true;
    const kept = new DataTransfer();
    for (const file of chooser.files) kept.items.add(await reduced(file));
    chooser.files = kept.files;
    for (const button of buttons) button.disabled = false;
  });
})();
