"use strict";
(() => {
  const find = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];

  // The filters are a sheet on the phone: one form, moved into a dialog that the page already holds.
  const sheet = () => {
    const dialog = find("dialog.sheet"), fold = find("details.filters"), wide = matchMedia("(min-width: 60rem)");
    if (!dialog || !fold) return;
    const button = () => find("[data-opens-filters]");
    const place = () => {
      if (wide.matches && dialog.open) dialog.close();
      (wide.matches ? fold : find(".sheet-body", dialog)).append(find("#panel"));
      fold.open = wide.matches;
      fold.hidden = !wide.matches;
    };
    const name = () => button()?.setAttribute("role", "button");
    const open = (event) => { if (event.target.closest("[data-opens-filters]")) { event.preventDefault(); dialog.showModal(); } };
    document.addEventListener("click", open);
    document.addEventListener("keydown", (event) => { if (event.key === " ") open(event); });
    document.addEventListener("htmx:afterSettle", name);
    find("[data-closes]", dialog).addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => button()?.focus());
    wide.addEventListener("change", place);
    place(); name();
  };

  // Menus close with Escape and when one goes on elsewhere.
  const menus = () => all("details.menu").forEach((menu) => {
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) { menu.open = false; find("summary", menu).focus(); }
    });
    menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
  });

  // Where the browser knows another zone than the language suggests, its time replaces the one beside the deadline.
  const times = (within) => all("time[data-zone]", within).forEach((time) => {
    const moment = new Date(time.dateTime), note = find(".reader-time", time.closest(".box") || time);
    if (!note || Number.isNaN(moment.getTime())) return;
    const wall = (zone) => new Intl.DateTimeFormat("en-GB", { dateStyle: "short", timeStyle: "short", timeZone: zone }).format(moment);
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!own) return;
    if (wall(own) === wall(time.dataset.zone)) { note.hidden = true; return; }
    const told = new Intl.DateTimeFormat(document.documentElement.lang.replace("en", "en-IE"), { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
    note.textContent = note.dataset.words.replace("{time}", told);
    note.hidden = false;
  });

  // The button of the filters says how many it will show, as the choice changes.
  const counting = () => {
    let waiting = 0, asked = 0;
    document.addEventListener("change", (event) => {
      const form = event.target.closest("#panel");
      if (!form) return;
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const turn = ++asked;
        try {
          const answer = await fetch(form.dataset.counts + "?" + new URLSearchParams(new FormData(form)), { headers: { "HX-Request": "true" } });
          if (turn !== asked || !answer.ok) return;
          const told = await answer.text();
          find("[data-count]", form).textContent = told;
          find("#filter-status").textContent = told;
        } catch { /* without an answer the button keeps its plain word */ }
      }, 250);
    });
  };

  // What htmx brought: the title follows, the focus goes to the heading of the results, the count is read out.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "results") return;
    times(event.target);
    find("#results-heading").focus();
  });
  document.addEventListener("htmx:sendError", () => { const told = find("#no-connection"); if (told) told.hidden = false; });
  document.addEventListener("htmx:beforeRequest", () => { const told = find("#no-connection"); if (told) told.hidden = true; });

  all("[data-prints]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });
  sheet(); menus(); times(document); counting();
})();
