const query = new URLSearchParams(location.search);
const literal = query.get("helper") === "literal";
if (literal) {
  await import("/backend/api/plugins/sdk/octoprint-compat.js");
} else {
  await import(query.get("octoPrintCompatUrl"));
}
const bridge = window.WPrint3DOctoPrintCompat.fromWindow();
const write = (id, text) => (document.getElementById(id).textContent = text);
const nickname = document.getElementById("nickname");

const settings = await bridge.getSettings();
nickname.value = settings.nickname;
document.getElementById("save").onclick = async () => {
  await bridge.saveSettings({ ...settings, nickname: nickname.value });
  write("saved", `saved ${(await bridge.getSettings()).nickname}`);
};
document.getElementById("roll").onclick = async () => {
  const { data } = await bridge.invokeAction("roll", { sides: 6 });
  write("answer", `answered ${data.rolled} of ${data.sides}`);
};
bridge.watchState((state) => write("state", `rolled ${state.rolled ?? "nothing"}`), { intervalMs: 1000 });
const paint = () => {
  write("colour", `colour ${bridge.getTheme().primary} on ${bridge.getTheme().background}`);
  write("printer", bridge.context.currentPrinterId ? `printer ${bridge.context.currentPrinterId}` : "no printer");
};
paint();
addEventListener("message", () => setTimeout(paint));
write("title", literal ? "Ready by the guide" : "Ready by the query");
