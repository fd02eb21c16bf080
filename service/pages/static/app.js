"use strict";

// What HTML alone cannot do. No rule of the methodology is here, and every page works without it.
(() => {
  const fieldOf = (one) => one.closest(".field");
  const hashed = (link) => decodeURIComponent(link.hash.slice(1));

  // Whoever sent something wrong reads first what it was; its links lead into the fields. An entry that was added is
  // written in, one that was moved is found again, and of one that is gone the list.
  const focusSummary = (root) => {
    const named = document.getElementById(root.dataset?.focuses ?? "");
    if (!named) root.querySelector("[data-focus]")?.focus();
    else ("added" in root.dataset && named.querySelector(".input, input[type=radio]") || named).focus();
  };

  // A form nobody wrote in yet is begun at once, where the first value is missing; what is said of it is read before.
  const begin = () => {
    const missing = (one) => one.value === "" && !one.closest("details") && !fieldOf(one)?.querySelector(".optional");
    if (!document.querySelector("[data-focus]")) [...document.querySelectorAll("[data-begun] .input")].find(missing)?.focus();
  };

  // A field is invalid for as long as its messages say so, whoever replaced them.
  const markFields = () => {
    document.querySelectorAll(".messages").forEach((messages) => {
      const field = document.getElementById(messages.id.replace(/messages$/, "field")), control = field?.querySelector(".input");
      if (messages.querySelector(".message.error")) control?.setAttribute("aria-invalid", "true");
      else { control?.removeAttribute("aria-invalid"); field?.classList.remove("wrong"); }
    });
  };

  // A row that is right once it was sent leads on to the next cell that is wrong; what is typed meanwhile stays there.
  const leadOn = (form) => {
    if (!form || form.querySelector("[aria-invalid=true]")) return;
    delete form.dataset.sent;
    const wrong = [...document.querySelectorAll(".faulty-row [aria-invalid=true]")];
    wrong.find((one) => form.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)?.focus();
  };

  // A table is a stop of the keyboard only where it has to be scrolled.
  const freeTables = () => {
    document.querySelectorAll(".table").forEach((table) => {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
      else table.removeAttribute("tabindex");
    });
  };

  // A day: typed as digits or with dots, or picked from the browser's own calendar.
  const asWritten = (text) => {
    const parts = /^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})$/.exec(text.trim()) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text.trim());
    return parts ? `${parts[1].padStart(2, "0")}.${parts[2].padStart(2, "0")}.${parts[3]}` : text;
  };
  const equipDay = (day) => {
    const [typed, button] = [day.querySelector("input"), day.querySelector("button")];
    if (day.dataset.ready || !("showPicker" in HTMLInputElement.prototype)) return;
    day.dataset.ready = "1";
    const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, ariaHidden: "true" });
    day.append(picker);
    button.hidden = false;
    button.addEventListener("click", () => {
      const [day_, month, year] = asWritten(typed.value).split(".");
      picker.value = year ? `${year}-${month}-${day_}` : "";
      picker.showPicker();
    });
    picker.addEventListener("input", () => {
      if (!picker.value) return;
      typed.value = picker.value.split("-").reverse().join(".");
      typed.dispatchEvent(new Event("input", { bubbles: true }));
      typed.dispatchEvent(new Event("change", { bubbles: true }));
    });
    // Eight digits are a day already, before it is left: nobody is told that it is none.
    typed.addEventListener("input", () => { if (/^\d{8}$/.test(typed.value)) typed.value = asWritten(typed.value); });
    typed.addEventListener("blur", () => { typed.value = asWritten(typed.value); });
  };

  // Files: dropped on their frame they are as good as chosen.
  const equipDrop = (drop) => {
    if (drop.dataset.ready) return;
    drop.dataset.ready = "1";
    const [input, list] = [drop.querySelector("input"), drop.querySelector("ul")];
    // The browser's own button speaks the browser's language.
    drop.querySelector("label").hidden = false;
    const over = (is) => (event) => { event.preventDefault(); drop.classList.toggle("over", is); };
    drop.addEventListener("dragover", over(true));
    drop.addEventListener("dragleave", over(false));
    drop.addEventListener("drop", (event) => {
      over(false)(event);
      const files = new DataTransfer();
      [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1).forEach((file) => files.items.add(file));
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("change", () => {
      const names = [...input.files].map((file) => Object.assign(document.createElement("li"), { textContent: file.name }));
      list.replaceChildren(...names);
    });
  };

  // What is carried elsewhere: browsers let only pages of an https address write to the clipboard.
  const equipCopy = (button) => {
    button.hidden = !navigator.clipboard;
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = button.dataset.copies;
    };
  };

  // A password that is typed may be looked at, by whoever is alone.
  const equipPassword = (input) => {
    if (input.dataset.ready) return;
    input.dataset.ready = "1";
    const box = Object.assign(document.createElement("input"), { type: "checkbox", id: `${input.id}-show` });
    const label = Object.assign(document.createElement("label"), { htmlFor: box.id, textContent: input.dataset.shows });
    const choice = Object.assign(document.createElement("div"), { className: "choice" });
    choice.append(box, label);
    input.after(choice);
    box.addEventListener("change", () => { input.type = box.checked ? "text" : "password"; });
  };

  // Nobody there: said in time, and at the end the page gives way to that of signing in. The tabs count together: one
  // that asked for itself alone would keep the session of all alive.
  const tabs = new BroadcastChannel("active");
  const WARNED_SECONDS = 120;
  let [warning, leaving] = [0, 0];
  const watchIdle = () => {
    const seconds = Number(document.body.dataset.idle);
    if (!seconds) return;
    clearTimeout(warning);
    clearTimeout(leaving);
    document.getElementById("idle").hidden = true;
    warning = setTimeout(() => { document.getElementById("idle").hidden = false; }, (seconds - WARNED_SECONDS) * 1000);
    leaving = setTimeout(() => window.location.reload(), (seconds + 2) * 1000);
  };

  const noteActive = () => { watchIdle(); tabs.postMessage(""); };
  tabs.onmessage = watchIdle;

  // A batch tells its page that it changed (server-sent events); while it cannot, or an answer was lost, the page asks.
  let events;
  const follow = () => {
    const followed = document.querySelector("[data-events]");
    if (!followed) events?.close();
    if (!followed || events) return;
    events = new EventSource(followed.dataset.events);
    events.addEventListener("progress", () => document.querySelector("[data-events]")?.dispatchEvent(new Event("told")));
    events.addEventListener("end", () => events.close());
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    const unasked = event.target.dataset.events && !event.detail.requestConfig.triggeringEvent;
    if (unasked && events?.readyState === EventSource.OPEN && document.getElementById("lost")?.hidden) event.preventDefault();
  });

  const equip = () => {
    follow();
    document.querySelectorAll("[data-day]").forEach(equipDay);
    document.querySelectorAll("[data-drop]").forEach(equipDrop);
    document.querySelectorAll("[data-copies]").forEach(equipCopy);
    document.querySelectorAll("[data-shows]").forEach(equipPassword);
    markFields();
    freeTables();
  };

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-opens], [data-closes], [data-prints], .summary a[href^='#'], .paper-state a[href^='#']");
    if (!pressed) return;
    if (pressed.dataset.opens) document.getElementById(pressed.dataset.opens)?.showModal();
    else if ("closes" in pressed.dataset) pressed.closest("dialog")?.close();
    else if ("prints" in pressed.dataset) window.print();
    else {
      const field = document.getElementById(hashed(pressed));
      if (!field) return;
      event.preventDefault();
      (fieldOf(field) ?? field).scrollIntoView({ block: "start" });
      field.focus({ preventScroll: true });
    }
  });

  // Whoever opens the place of a preview wants to see it.
  document.addEventListener("toggle", ({ target }) => {
    if (!target.open || !target.querySelector(".preview")) return;
    target.querySelector("[formtarget=preview]")?.click();
    target.scrollIntoView({ block: "start" });
  }, true);

  // The connection: said while it is lost, taken back when it is there again.
  const lost = (is) => { const said = document.getElementById("lost"); if (said) said.hidden = !is; };
  document.addEventListener("htmx:sendError", () => lost(true));
  document.addEventListener("htmx:timeout", () => lost(true));
  document.addEventListener("htmx:afterOnLoad", (event) => {
    lost(false);
    if (event.detail.xhr.status >= 400) return;
    // What a page asks for by itself keeps nobody signed in; what it said while there was no answer is over.
    if (/[?&]watching\b/.test(event.detail.pathInfo.requestPath)) document.getElementById("news").replaceChildren();
    else noteActive();
  });
  window.addEventListener("offline", () => lost(true));
  window.addEventListener("online", () => lost(false));

  // A form that saves itself: what could not be sent is sent again, and what was typed last when the page is left.
  const RETRY_MS = 4000;
  const keeping = (one) => one?.closest?.("form[data-keeps]");
  const unsaved = () => document.querySelectorAll("form[data-unsaved]");
  const saveAgain = () => unsaved().forEach((form) => form.dispatchEvent(new Event("change", { bubbles: true })));
  const noteUnsaved = (event) => { const form = keeping(event.target); if (form) form.dataset.unsaved = "1"; };
  const forget = (event) => { const form = keeping(event.target); if (form) delete form.dataset.unsaved; };
  const tryLater = (event) => { noteUnsaved(event); window.setTimeout(saveAgain, RETRY_MS); };
  document.addEventListener("input", noteUnsaved);
  document.addEventListener("submit", forget);
  document.addEventListener("htmx:beforeRequest", forget);
  document.addEventListener("htmx:sendError", tryLater);
  document.addEventListener("htmx:timeout", tryLater);
  window.addEventListener("online", saveAgain);
  window.addEventListener("pagehide", () => {
    unsaved().forEach((form) => navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form))));
  });

  // What takes a moment is asked for again by itself; whoever waits sees that.
  const askAgain = () => document.querySelectorAll("form[data-again]").forEach((form) => {
    window.setTimeout(() => form.requestSubmit(), Number(form.dataset.again));
  });

  document.addEventListener("htmx:afterSettle", (event) => { equip(); focusSummary(event.target); leadOn(event.target.closest("form[data-sent]")); });
  document.addEventListener("submit", ({ target }) => { if (target.closest(".faulty-row")) target.dataset.sent = "1"; });
  document.addEventListener("input", ({ target }) => { delete target.form?.dataset.sent; });
  window.addEventListener("resize", freeTables);
  // Back from the browser's memory, on a computer that others use: the page is asked for again.
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });

  // The page is drawn once this has run (blocking="render"), so nothing on it moves by what is added here.
  equip();
  noteActive();
  focusSummary(document);
  begin();
  askAgain();
})();
