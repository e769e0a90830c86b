{% load static %}// Kept by browsers for /lapor/ only. Where a form of a filing meets no line, it is kept on this device and the page of what waits is
// shown. Nothing else is answered from here, and no page of a case: those lie outside of its scope.
"use strict";

importScripts("{% static 'web/unsent.js' %}");
const PAGE = "{{ page|escapejs }}";
const SHOWN = [
  "{% static 'web/vendor/bootstrap-5.3.9/bootstrap.subset.min.css' %}",
  "{% static 'web/tuntas.css' %}",
  "{% static 'web/tuntas.svg' %}",
  "{% static 'web/typed.js' %}",
  "{% static 'web/unsent.js' %}",
  "{% static 'web/offline.js' %}",
];
const CACHE = "lapor:" + PAGE + ":" + SHOWN.join();

const keep = async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHOWN);
  await cache.put(PAGE, await fetch(PAGE, { credentials: "omit" }));
};

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));

self.addEventListener("activate", (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  ),
);

const answered = async (request) => {
  const copy = request.method === "POST" ? request.clone() : null;
  try {
    const answer = await fetch(request);
    // Of 500 and more nobody knows whether it was taken in, and a proxy's page gives back nothing: it waits, and is sent again under its key.
    if (copy && answer.status < 500) await unsent.drop(new URL(request.url).pathname).catch(() => null);
    return answer;
  } catch (fault) {
    const page = await caches.match(PAGE);
    if (!page) throw fault;
    if (copy) await unsent.put(new URL(request.url).pathname, Array.from(await copy.formData()));
    return page;
  }
};

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.mode === "navigate") {
    event.respondWith(answered(request));
  } else if (SHOWN.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(async (fault) => (await caches.match(request.url)) || Promise.reject(fault)));
  }
});
