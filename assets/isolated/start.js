// The host puts this before everything else in a plugin's page. It connects the page with the host around it, so that
// an unmodified page is heard: that it runs, how high it is, what its policy refused. It knows no secret and gives the
// page nothing that it does not have already.
(() => {
  "use strict";

  const HEARTBEAT_MS = 2000;
  const RESIZE_MS = 100;
  const RETRY_MS = 1000;
  const MOST_VIOLATIONS = 20;

  const host = (path) => new URL(`/__host/${path}`, location.href).href;
  const post = (path, message) =>
    fetch(host(path), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message) });

  // In a frame the host is the window around it; in a view of its own it is asked over HTTP.
  const connection = window.parent === window ? connectByRequests() : connectByMessages();

  let calls = 0;
  function call(method, params = {}) {
    calls += 1;
    connection.send({ v: 1, id: calls, method, params });
  }

  function connectByMessages() {
    const waiting = [];
    let port = null;
    addEventListener("message", (event) => {
      if (port || event.source !== window.parent || event.data?.type !== "wprint3d.view-port" || !event.ports[0]) return;
      event.stopImmediatePropagation();
      [port] = event.ports;
      for (const message of waiting.splice(0)) port.postMessage(message);
    });
    window.parent.postMessage({ type: "wprint3d.view-hello" }, "*");
    setInterval(() => call("alive"), HEARTBEAT_MS);
    followLinks();
    return {
      send(message) {
        const text = JSON.stringify(message);
        if (port) port.postMessage(text);
        else waiting.push(text);
      },
    };
  }

  // What leads elsewhere would only break the frame. The host asks a person instead, where one clicked; a view of its own
  // tells that by itself.
  function followLinks() {
    const elsewhere = (address) => {
      try {
        const url = new URL(address, document.baseURI);
        return /^https?:$/.test(url.protocol) && url.origin !== new URL(location.href).origin ? url.href : null;
      } catch {
        return null;
      }
    };
    addEventListener("click", (event) => {
      const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement && element.href);
      const address = link && !event.defaultPrevented && elsewhere(link.href);
      if (!address) return;
      event.preventDefault();
      call("ui.openLink", { url: address });
    });
    const open = window.open;
    window.open = (...given) => {
      const address = given.length > 0 && elsewhere(given[0]);
      if (!address) return open.apply(window, given);
      call("ui.openLink", { url: address });
      return null;
    };
  }

  function connectByRequests() {
    // What the page says to the window around it, it says to itself here.
    addEventListener("message", (event) => {
      const type = event.data?.type;
      if (event.isTrusted && event.source === window && typeof type === "string" && type.startsWith("wprint3d.plugin-")) {
        post("messages", event.data).catch(() => {});
      }
    });
    const hear = (data) => dispatchEvent(new MessageEvent("message", { data, origin: location.origin, source: window }));
    (async () => {
      for (;;) {
        try {
          const response = await fetch(host("events"));
          if (!response.ok) throw new Error(response.statusText);
          for (const message of (await response.json()).messages) hear(message);
        } catch {
          await new Promise((resume) => setTimeout(resume, RETRY_MS));
        }
      }
    })();
    return { send: (message) => void post("messages", message).catch(() => {}) };
  }

  const violations = new Set();
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    refused({ directive: effectiveDirective, blocked: blockedURI.slice(0, 500) }));
  function refused(violation) {
    const key = JSON.stringify(violation);
    if (violations.has(key) || violations.size >= MOST_VIOLATIONS) return;
    violations.add(key);
    call("policy.violation", violation);
    post("violations", { v: 1, id: violations.size, method: "policy.violation", params: violation }).catch(() => {});
  }

  document.addEventListener("input", () => call("ui.edited"), { once: true, capture: true });

  // What a page without storage finds out by an exception, its author finds out here.
  for (const name of ["localStorage", "sessionStorage"]) {
    const own = Object.getOwnPropertyDescriptor(window, name);
    if (!own?.get) continue;
    const get = () => {
      try {
        return own.get.call(window);
      } catch (error) {
        refused({ directive: "storage", blocked: name });
        throw error;
      }
    };
    Object.defineProperty(window, name, { ...own, get });
  }

  let height;
  let resizing = false;
  function measure() {
    resizing = false;
    const now = Math.max(document.documentElement.offsetHeight, document.body?.offsetHeight ?? 0);
    if (now !== height) call("ui.resize", { height: (height = now) });
  }
  const resized = new ResizeObserver(() => {
    if (!resizing) setTimeout(measure, RESIZE_MS);
    resizing = true;
  });

  document.addEventListener("readystatechange", () => {
    if (document.readyState !== "interactive") return;
    call("alive");
    resized.observe(document.documentElement);
    if (document.body) resized.observe(document.body);
  });
})();
