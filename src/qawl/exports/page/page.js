"use strict";
// Marks in the article what the cards beside it stand for. No element is put into the text: words would lose their
// shape and order. Offsets in the page count code points, as in every reading; the browser counts UTF-16 units.
(() => {
  const LAYERS = ["sentence", "content", "word", "framing", "claim", "antecedent", "place", "date", "figure", "source", "cue", "event"]; // the later ones lie above
  const LAYERS_OF = { statements: ["content", "antecedent", "source", "cue"], figures: ["figure"], dates: ["date"], places: ["place"], claims: ["claim"], events: ["event"], framing: ["framing", "word"] };
  const can = typeof Highlight === "function" && "highlights" in CSS;
  const sections = [...document.querySelectorAll(".reading")];
  const turn = document.querySelector(".turn");
  const choice = turn.querySelector("select");
  const hiddenLayers = new Set();
  let reading = null;
  let pinned = null;

  document.documentElement.classList.add("scripted");
  document.querySelector(".plain-note").hidden = can;

  function openReading(section) {
    const blocks = [...section.querySelectorAll(".text > *")].map((element) => {
      const node = element.firstChild ?? element;
      const astral = [];
      let at = 0;
      for (const letter of element.textContent) {
        if (letter.length === 2) astral.push(at);
        at += 1;
      }
      return { element, node, start: Number(element.dataset.start), length: at, astral };
    });
    const spans = new Map([...section.querySelectorAll("[data-spans]")].map((card) => [card, spansOf(card)]));
    const cards = [...spans].filter(([card]) => !card.matches("a")); // a point of the map marks only while it is picked
    return { section, blocks, starts: blocks.map((block) => block.start), spans, cards };
  }

  function spansOf(card) {
    return card.dataset.spans.split(" ").filter(Boolean).map((written) => {
      const [layer, start, end] = written.split(/[:-]/);
      return { layer, start: Number(start), end: Number(end) };
    });
  }

  function countBelow(sorted, limit) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function blockAt(codePoint) {
    return reading.blocks[Math.max(0, countBelow(reading.starts, codePoint + 1) - 1)];
  }

  function point(codePoint, isEnd) {
    const block = blockAt(isEnd ? codePoint - 1 : codePoint);
    const inside = Math.min(codePoint - block.start, block.length);
    const units = inside + countBelow(block.astral, inside);
    return [block.node, block.node === block.element ? 0 : units];
  }

  function rangeOf(span) {
    const range = document.createRange();
    range.setStart(...point(span.start, false));
    range.setEnd(...point(span.end, true));
    return range;
  }

  function paint(prefix, spans, priority) {
    if (!can) return;
    for (const [order, layer] of LAYERS.entries()) {
      const ranges = spans.filter((span) => span.layer === layer && !hiddenLayers.has(layer)).map(rangeOf);
      const highlight = new Highlight(...ranges);
      highlight.priority = priority + order;
      CSS.highlights.set(prefix + layer, highlight);
    }
  }

  function paintAll() {
    paint("", reading.cards.flatMap(([, spans]) => spans), 0);
  }

  function show(card) {
    paint("on-", reading.spans.get(card) ?? [], LAYERS.length);
  }

  function pin(card) {
    pinned?.classList.remove("on");
    pinned?.removeAttribute("aria-current");
    pinned = card;
    pinned?.classList.add("on");
    pinned?.setAttribute("aria-current", "true");
    show(card);
  }

  function reveal(card) {
    const spans = reading.spans.get(card) ?? [];
    if (!spans.length) return;
    const first = spans.reduce((one, other) => (other.start < one.start ? other : one));
    const page = reading.section.querySelector(".page");
    const seen = page.getBoundingClientRect();
    const at = rangeOf(first).getBoundingClientRect();
    if (at.top < seen.top + 16 || at.bottom > seen.bottom - 16) {
      page.scrollBy({ top: at.top - seen.top - seen.height / 3 });
    }
  }

  function offsetAt(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y);
    const old = caret ? null : document.caretRangeFromPoint?.(x, y);
    const node = caret?.offsetNode ?? old?.startContainer;
    const units = caret?.offset ?? old?.startOffset;
    const block = reading.blocks.find((other) => other.node === node);
    if (!block || block.node === block.element) return null;
    return block.start + [...block.node.data.slice(0, units)].length;
  }

  function cardAt(offset) {
    let best = null;
    for (const [card, spans] of reading.cards) {
      for (const { layer, start, end } of spans) {
        if (hiddenLayers.has(layer) || offset < start || offset > end) continue;
        if (!best || end - start < best.size) best = { card, size: end - start };
      }
    }
    return best?.card ?? null;
  }

  function turnTo(index) {
    const at = (index + sections.length) % sections.length;
    sections.forEach((section, order) => { section.hidden = order !== at; });
    reading = openReading(sections[at]);
    choice.selectedIndex = at;
    document.title = sections[at].dataset.title;
    pin(null);
    paintAll();
  }

  function onCards(section) {
    section.addEventListener("pointerover", (event) => {
      const card = event.target.closest("[data-spans]");
      if (event.pointerType === "mouse") show(card ?? pinned);
    });
    section.addEventListener("pointerleave", () => show(pinned), true);
    section.addEventListener("focusin", (event) => {
      const card = event.target.closest("[data-spans]");
      if (card && event.target === card) show(card);
    });
    section.addEventListener("keydown", (event) => {
      if (event.target.matches("[data-spans]") && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        pin(event.target);
        reveal(event.target);
      }
      if (event.key === "Escape") pin(null);
    });
    section.querySelector(".records").addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const own = link?.matches("[data-spans]"); // a point of the map: it marks the text itself
      const jump = own ? null : link;
      const card = jump ? document.getElementById(jump.hash.slice(1)) : event.target.closest("[data-spans]");
      if (link) event.preventDefault();
      if (jump) card?.scrollIntoView({ block: "start" });
      if (card?.matches("[data-spans]") && !event.target.closest("summary")) {
        pin(card);
        reveal(card);
      }
    });
    section.querySelector(".text").addEventListener("click", (event) => {
      if (!getSelection().isCollapsed) return;
      const offset = offsetAt(event.clientX, event.clientY);
      const card = offset === null ? null : cardAt(offset);
      pin(card);
      card?.scrollIntoView({ block: "nearest" });
    });
    section.querySelector(".legend").addEventListener("change", (event) => {
      const { name, checked } = event.target;
      for (const layer of LAYERS_OF[name]) checked ? hiddenLayers.delete(layer) : hiddenLayers.add(layer);
      document.querySelectorAll(`.legend input[name=${name}]`).forEach((input) => { input.checked = checked; });
      paintAll();
      show(pinned);
    });
  }

  for (const section of sections) {
    choice.add(new Option(section.dataset.title));
    onCards(section);
  }
  turn.hidden = sections.length < 2;
  choice.addEventListener("change", () => turnTo(choice.selectedIndex));
  turn.addEventListener("click", (event) => {
    const step = Number(event.target.dataset.step);
    if (step) turnTo(choice.selectedIndex + step);
  });
  if (sections.length) turnTo(0);
})();
