// The intake queue: of the people who may be accused, those of the chosen unit are open, those of others folded.
"use strict";

(() => {
  const unit = document.querySelector("select[name=unit]");
  const groups = [...document.querySelectorAll("details[data-unit]")];
  if (!unit || !groups.length) return;
  const fold = () => {
    for (const group of groups) {
      const ticked = group.querySelector("input:checked");
      group.open = Boolean(ticked) || group.dataset.unit === unit.value;
      group.hidden = !group.open && Boolean(unit.value) && Boolean(group.dataset.unit);
    }
  };
  unit.addEventListener("change", fold);
  fold();
})();
