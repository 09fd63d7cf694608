// A card with the host's metrics: `mount` puts it into `element` and returns what takes it away again.

/** @param {{pluginName: string, actionId: string, locale: string}} context */
export function mount(element, context) {
  const host = window.WPrint3DOctoPrintCompat.fromWindow();
  const percent = new Intl.NumberFormat(context.locale, { style: "percent", maximumFractionDigits: 1 });
  const heading = document.createElement("h1");
  heading.textContent = context.pluginName;
  const list = document.createElement("dl");
  const rows = { cpu: row("Processor"), memory: row("Memory") };
  const problem = document.createElement("p");
  problem.setAttribute("role", "status");
  for (const { term, value } of Object.values(rows)) list.append(term, value);
  element.replaceChildren(heading, list, problem);

  let timer;
  let mounted = true;
  async function refresh() {
    try {
      const { data } = await host.invokeAction(context.actionId);
      for (const [name, { meter, text }] of Object.entries(rows)) {
        const share = data[name].usedPercentage;
        const known = Number.isFinite(share);
        meter.value = known ? share : 0;
        text.textContent = known ? percent.format(share / 100) : "--";
      }
      problem.textContent = "";
    } catch (error) {
      problem.textContent = error.message;
    }
    if (mounted) timer = setTimeout(refresh, 5000);
  }
  refresh();

  return () => {
    mounted = false;
    clearTimeout(timer);
    element.replaceChildren();
  };
}

function row(label) {
  const term = document.createElement("dt");
  term.textContent = label;
  const meter = document.createElement("meter");
  meter.max = 100;
  meter.setAttribute("aria-label", label);
  const text = document.createElement("span");
  text.textContent = "--";
  const value = document.createElement("dd");
  value.append(meter, " ", text);
  return { term, value, meter, text };
}
