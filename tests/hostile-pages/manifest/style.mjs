// T5: more than a colour, a size or a word where one of those is expected.

const more = (value, evil) => `${value};background:url(${evil})`;
const text = (looks) => ({ component: "host.text", text: "styled", ...looks });
const around = (component, looks) => ({ component, children: [text()], ...looks });
const node = (guard, make) => ({ guard, put: (evil) => ({ node: make(evil) }) });
const colour = (make) => node("colours are parsed", make);
const size = (make) => node("numbers and lengths are parsed", make);
const word = (make) => node("closed lists of words", make);

export default {
  "colour-and-more": colour((evil) => text({ color: more("red", evil) })),
  "colour-and-comment": colour((evil) => text({ color: `red/**/;/**/background/**/:url(${evil})` })),
  "colour-that-ends-the-rule": colour((evil) => text({ color: `red}*{background:url(${evil})` })),
  "colour-that-ends-the-sheet": colour((evil) => text({ color: `red}</style><img src="${evil}">` })),
  "fill-is-an-image": colour((evil) => around("host.surface", { backgroundColor: `url(${evil})` })),
  "fill-by-escape": colour((evil) => around("host.section", { title: "card", backgroundColor: `\\75rl(${evil})` })),
  "fill-by-fallback": colour((evil) => ({ component: "host.badge", text: "badge", backgroundColor: `var(--nothing, url(${evil}))` })),
  "fill-of-a-chip": colour((evil) => ({ component: "host.chip_group", items: [{ text: "chip", backgroundColor: `red url(${evil})` }] })),
  "track-is-a-set": colour((evil) => ({ component: "host.progress", label: "bar", value: 5, trackColor: `image-set(url(${evil}) 1x)` })),
  "bar-is-mixed": colour((evil) => ({ component: "host.progress", label: "bar", value: 5, trackColor: `-webkit-cross-fade(url(${evil}), url(${evil}), 50%)` })),
  "fill-from-an-action": {
    guard: "colours are parsed",
    put: (evil) => ({
      node: { component: "host.data_strip", dataActionId: "fill-from-an-action" },
      answer: { data: { items: [{ label: "chip", value: 5, backgroundColor: `url(${evil})` }] } },
    }),
  },
  "fill-from-a-template": {
    guard: "colours are parsed",
    put: (evil) => ({
      node: { component: "host.remote_component", componentId: "fill-from-a-template", props: { fill: `url(${evil})` } },
      template: around("host.surface", { backgroundColor: "{{fill}}" }),
    }),
  },
  "gap-and-more": size((evil) => around("host.stack", { gap: more("8px", evil) })),
  "padding-and-more": size((evil) => around("host.surface", { padding: `8px;background:url(${evil})!important` })),
  "radius-and-more": size((evil) => around("host.surface", { borderRadius: more("8px", evil) })),
  "space-and-more": size((evil) => text({ marginBottom: more("8px", evil) })),
  "height-and-more": size((evil) => around("host.scroll", { maxHeight: more("100px", evil) })),
  "width-and-more": size((evil) => ({ component: "host.spacer", width: more("100%", evil) })),
  "thickness-and-more": size((evil) => ({ component: "host.progress", label: "bar", value: 5, height: more("6px", evil) })),
  "weight-and-more": size((evil) => ({ component: "host.heading", text: "styled", weight: more("700", evil) })),
  "align-and-more": word((evil) => text({ align: more("left", evil) })),
  "order-and-more": word((evil) => around("host.row", { justifyContent: more("center", evil) })),
  "icon-and-more": node("names of icons are looked up", (evil) => ({ component: "host.list", items: [{ title: "icon", icon: `home);background:url(${evil}?` }] })),
};
