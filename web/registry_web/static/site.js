// Everything here makes a page better that already works without it.
const show = (element) => { element.hidden = false; };
document.querySelectorAll(".js").forEach(show);

// Theme: system, or what the reader chose.
const themeButton = document.querySelector("[data-theme-next]");
themeButton?.addEventListener("click", () => {
  const root = document.documentElement;
  const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  try { localStorage.setItem("theme", root.dataset.theme); } catch { /* kept for this page only */ }
});

// The menu closes as menus do.
const menu = document.querySelector(".more details");
if (menu) {
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
  });
}
if (matchMedia("(max-width: 62rem)").matches) {
  document.querySelectorAll("[data-narrow-closed]").forEach((one) => { one.open = false; });
}

// At the desk: to what a form was answered with, and a word before what was typed is left behind.
document.querySelector("#refused, #seen")?.focus();
document.querySelectorAll("form[data-guarded]").forEach((form) => {
  const others = [...document.querySelectorAll("main form:not(.desk-bar form)")];
  let isUnsaved = form.dataset.unsaved !== undefined;
  form.addEventListener("input", () => { isUnsaved = true; });
  others.forEach((one) => one.addEventListener("submit", () => { isUnsaved = false; }));
  addEventListener("beforeunload", (event) => { if (isUnsaved) event.preventDefault(); });
});

// Copy and print.
const say = (button, text) => {
  const before = button.textContent;
  button.textContent = text;
  setTimeout(() => { button.textContent = before; }, 1800);
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-copy-text], [data-print]");
  if (!button) return;
  if (button.hasAttribute("data-print")) { print(); return; }
  const text = button.dataset.copyText ?? document.querySelector(button.dataset.copy).textContent;
  await navigator.clipboard.writeText(text.trim());
  say(button, button.dataset.done);
});

// Tables that sort by a column. The order the server gave is the third state.
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
const valueOf = (row, index) => {
  const cell = row.cells[index];
  return cell.dataset.value ?? cell.textContent.trim();
};
document.querySelectorAll("table[data-sort]").forEach((table) => {
  const body = table.tBodies[0];
  const first = [...body.rows];
  const heads = [...table.tHead.rows[0].cells].filter((head) => head.tagName === "TH");
  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const next = now === "none" ? "ascending" : now === "ascending" ? "descending" : "none";
      heads.forEach((one) => one.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", next);
      const sign = next === "descending" ? -1 : 1;
      const rows = next === "none" ? first : [...first].sort((a, b) => sign * collator.compare(valueOf(a, index), valueOf(b, index)));
      body.append(...rows);
    });
  });
});

// A search box that completes while one types (the WAI-ARIA combobox pattern).
document.querySelectorAll("input[data-suggest]").forEach((input) => {
  const list = document.createElement("ul");
  list.className = "suggest";
  list.id = `${input.id}-list`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
  list.hidden = true;
  input.parentElement.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  let asked = 0;
  let timer = 0;
  let at = -1;
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    at = index;
    [...list.children].forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
    if (at < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const fill = (found) => {
    list.replaceChildren(...found.map((one, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.href = one.href;
      item.dataset.code = one.code;
      const name = document.createElement("span");
      name.textContent = one.name;
      const kind = document.createElement("span");
      kind.className = "quiet";
      kind.textContent = one.kind;
      item.append(name, kind);
      return item;
    }));
    at = -1;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
  };
  // Most boxes lead to the record; one that asks for a code takes it and goes on with its form.
  const take = (item) => {
    if (input.dataset.suggestCode === undefined) { location.href = item.dataset.href; return; }
    input.value = item.dataset.code;
    close();
    input.form.requestSubmit(input.closest(".row-form").querySelector("[name=do]"));
  };
  const ask = async () => {
    const number = (asked += 1);
    const text = input.value.trim();
    if (text.length < 2) { close(); return; }
    const address = new URL(input.dataset.suggest, location.href);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address);
      if (answer.ok && number === asked && document.activeElement === input) fill(await answer.json());
    } catch {
      close();
    }
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 90); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" && !list.hidden) { choose(at >= last ? -1 : at + 1); event.preventDefault(); }
    else if (event.key === "ArrowUp" && !list.hidden) { choose(at < 0 ? last : at - 1); event.preventDefault(); }
    else if (event.key === "Enter" && at >= 0) { take(list.children[at]); event.preventDefault(); }
  });
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("li");
    if (item) take(item);
  });
});

// The console of the REST documentation: what a form asks is answered beneath it.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-ask]");
  if (!form) return;
  event.preventDefault();
  const box = form.querySelector(".answer");
  const [status, body] = [box.querySelector("[role=status]"), box.querySelector("pre")];
  show(box);
  status.textContent = form.dataset.ask;
  body.textContent = "";
  const began = performance.now();
  const answer = await fetch(`${form.action}?${new URLSearchParams(new FormData(form))}`, { headers: { Accept: "application/json, */*;q=0.5" } });
  const text = await answer.text();
  const type = answer.headers.get("content-type") ?? "";
  const { pathname, search } = new URL(answer.url);
  status.textContent = `GET ${pathname}${search} · ${answer.status} · ${type} · ${Math.round(performance.now() - began)} ms`;
  body.textContent = type.includes("json") ? JSON.stringify(JSON.parse(text), null, 2) : text;
});
