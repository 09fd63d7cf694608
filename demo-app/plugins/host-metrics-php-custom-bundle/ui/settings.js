// Mounts the components that the manifest gives this page. The host puts their addresses into the page's own.

const query = new URLSearchParams(location.search);
const theme = JSON.parse(query.get("theme") || "{}");
const root = document.documentElement;
root.style.colorScheme = theme.colorScheme ?? "light dark";
const tokens = { surface: "--surface", onSurface: "--on-surface", primary: "--primary", error: "--error" };
for (const [token, property] of Object.entries(tokens)) {
  if (typeof theme[token] === "string") root.style.setProperty(property, theme[token]);
}

const components = JSON.parse(query.get("components") || "[]");
const wanted = JSON.parse(query.get("componentIds") || "[]");
const context = {
  pluginName: query.get("pluginName"),
  actionId: query.get("actionId") || "host_metrics",
  pluginApiBase: query.get("pluginApiBase"),
  locale: query.get("locale") || "en",
  theme,
  extensionMode: query.get("extensionMode"),
};

try {
  await import(query.get("octoPrintCompatUrl"));
  for (const component of components) {
    if (component.kind !== "browser_module" || !wanted.includes(component.id)) continue;
    const module = await import(new URL(component.entry, location.href));
    const unmount = module[component.exports ?? "mount"](document.getElementById("card"), context);
    if (unmount) addEventListener("pagehide", unmount, { once: true });
  }
} catch (error) {
  document.getElementById("problem").textContent = error.message;
}
