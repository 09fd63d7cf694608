// Shows what the action says, in the theme of the page around it. The host gives both in the address of this page.

const query = new URLSearchParams(location.search);
const theme = JSON.parse(query.get("theme") || "{}");
const root = document.documentElement;
root.style.colorScheme = theme.colorScheme ?? "light dark";
const tokens = { surface: "--surface", onSurface: "--on-surface", primary: "--primary", error: "--error" };
for (const [token, property] of Object.entries(tokens)) {
  if (typeof theme[token] === "string") root.style.setProperty(property, theme[token]);
}

const locale = query.get("locale") || "en";
const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
const hours = new Intl.NumberFormat(locale, { style: "unit", unit: "hour", maximumFractionDigits: 1 });
const find = (id) => document.getElementById(id);

function showShare(id, value) {
  const known = Number.isFinite(value);
  find(id).value = known ? value : 0;
  find(id).nextElementSibling.value = known ? percent.format(value / 100) : "--";
}

async function refresh(host) {
  try {
    const { data } = await host.invokeAction(query.get("actionId") || "host_metrics");
    showShare("cpu", data.cpu.usedPercentage);
    showShare("memory", data.memory.usedPercentage);
    find("uptime").textContent = hours.format(data.uptimeSecs / 3600);
    find("problem").textContent = "";
  } catch (error) {
    find("problem").textContent = error.message;
  }
  setTimeout(refresh, 5000, host);
}

await import(query.get("octoPrintCompatUrl"));
await refresh(window.WPrint3DOctoPrintCompat.fromWindow());
