// T6: addresses of elsewhere, and what only looks like an address of the plugin's own.

const page = (url) => ({ extension: { mode: "webview", title: "Page", url } });
const own = (make) => ({ guard: "a page is a file of the plugin", put: (evil) => page(make(evil)) });
const bare = (evil) => evil.replace(/^http:/, "");
const script = (evil) => `fetch('${evil}')`;
const unread = { guard: "no component reads it" };

export default {
  "page-elsewhere": own((evil) => evil),
  "page-without-a-scheme": own(bare),
  "page-by-backslashes": own((evil) => bare(evil).replace("//", "/\\")),
  "page-by-two-backslashes": own((evil) => evil.replace("//", "\\\\")),
  "page-for-somebody": own((evil) => evil.replace("//", "//user:word@")),
  "page-by-number": own((evil) => evil.replace("127.0.0.1", "2130706433")),
  "page-by-hex": own((evil) => evil.replace("127.0.0.1", "0x7f.1")),
  "page-behind-a-space": own((evil) => ` \u0001${evil}`),
  "page-with-a-break": own((evil) => evil.replace("http", "ht\ntp")),
  "page-is-script": own((evil) => `javascript:${script(evil)}`),
  "page-is-hidden-script": own((evil) => `java\tscript:${script(evil)}`),
  "page-is-data": own((evil) => `data:text/html,<img src="${evil}">`),
  "page-of-its-own-elsewhere": own((evil) => `asset://${bare(evil)}`),
  "bundle-elsewhere": {
    guard: "a page is a file of the plugin",
    put: (evil) => ({ extension: { mode: "custom_bundle", title: "Bundle", bundle: { url: evil } } }),
  },
  "module-elsewhere": {
    guard: "modules are for pages",
    put: (evil) => ({ module: { kind: "browser_module", entry: evil, exports: ["mount"] } }),
  },
  "translation-elsewhere": { guard: "translations are files of the plugin", put: (evil) => ({ plugin: { i18n: { files: { de: evil } } } }) },
  "asset-elsewhere": { guard: "assets are files of the plugin", put: (evil) => ({ asset: { path: evil } }) },
  "home-is-script": { ...unread, put: (evil) => ({ plugin: { sourceUrl: `javascript:${script(evil)}` } }) },
  "icon-elsewhere": { guard: "names of icons are looked up", put: (evil) => ({ node: { component: "host.badge", text: "icon", icon: evil } }) },
  "icon-of-the-plugin": { guard: "names of icons are looked up", put: (evil) => ({ plugin: { icon: bare(evil) } }) },
  "icon-from-an-action": {
    guard: "names of icons are looked up",
    put: (evil) => ({
      node: { component: "host.data_strip", dataActionId: "icon-from-an-action" },
      answer: { data: { items: [{ label: "icon", value: 5, icon: evil }] } },
    }),
  },
  "link-of-a-text": { ...unread, put: (evil) => ({ node: { component: "host.text", text: "link", href: evil } }) },
  "link-of-a-button": { ...unread, put: (evil) => ({ node: { component: "host.button", label: "Go", url: evil } }) },
  "picture-of-a-card": { ...unread, put: (evil) => ({ node: { component: "host.section", title: "card", src: evil, children: [] } }) },
};
