// What could not be sent, on this device: by the path of its form, the fields as they were, for a day.
"use strict";

const unsent = (() => {
  const DAY = 24 * 60 * 60 * 1000;
  const done = (request) =>
    new Promise((ready, failed) => {
      request.onsuccess = () => ready(request.result);
      request.onerror = () => failed(request.error);
    });
  const store = async (mode) => {
    const opening = indexedDB.open("lapor", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("unsent", { keyPath: "path" });
    return (await done(opening)).transaction("unsent", mode).objectStore("unsent");
  };
  return {
    put: async (path, fields) => done((await store("readwrite")).put({ path, fields, at: Date.now() })),
    drop: async (path) => done((await store("readwrite")).delete(path)),
    all: async () => {
      const kept = await done((await store("readonly")).getAll());
      for (const one of kept.filter((each) => each.at < Date.now() - DAY)) await unsent.drop(one.path);
      return kept.filter((each) => each.at >= Date.now() - DAY);
    },
  };
})();
