(function () {
  "use strict";
  var form = document.querySelector("form.filter");
  var table = document.querySelector("table.stacks");
  var dialog = document.querySelector("dialog");
  var nothing = document.querySelector(".nothing");
  var heads = list(table.querySelectorAll("thead th")).slice(1);
  var names = heads.map(function (head) { return head.textContent; });
  var rows = list(table.querySelectorAll("tr.row")).map(question);
  var byId = {};
  var groups = [];
  var pair = null;
  var opened = null;
  rows.forEach(function (row) { byId[row.id] = row; });
  document.documentElement.classList.add("js");

  function list(some) { return Array.prototype.slice.call(some); }

  function make(name, style, text) {
    var element = document.createElement(name);
    if (style) { element.className = style; }
    if (text) { element.textContent = text; }
    return element;
  }

  function button(style, text, act) {
    var made = make("button", style, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /* What a row of the table is about. */
  function question(tr) {
    var signs = tr.dataset.signs.split("|").map(function (version) { return version.split(" "); });
    return {
      tr: tr, id: tr.id, like: tr.dataset.like, topic: tr.dataset.topic, state: tr.dataset.state,
      level: tr.dataset.level, same: tr.dataset.same === "yes", signs: signs, versions: tr.dataset.versions.split(" "),
      words: (tr.id + " " + tr.querySelector(".title").textContent + " " + tr.dataset.rules).toLowerCase()
    };
  }

  function side(sign) { return /^(ok|fixed)$/.test(sign) ? 1 : /^(known|new)$/.test(sign) ? -1 : 0; }

  /* The version over which two stacks part, or -1. */
  function parting(row, one, other) {
    return row.signs.findIndex(function (signs) { return side(signs[one]) * side(signs[other]) < 0; });
  }

  /* ---- groups: by topic, state or level; where all conform, rows are folded */

  function regroup() {
    var key = form.elements.by.value.replace("by ", "");
    var order = key === "topic" ? [] : list(form.elements[key].options).map(function (one) { return one.value; });
    var byName = {};
    table.querySelectorAll("tbody").forEach(function (body) { body.remove(); });
    groups = [];
    rows.forEach(function (row) {
      var name = row[key];
      if (!byName[name]) {
        byName[name] = { name: name, rows: [], open: false };
        groups.push(byName[name]);
      }
      byName[name].rows.push(row);
    });
    if (key !== "topic") {
      groups.sort(function (a, b) { return place(order, a.name) - place(order, b.name); });
    }
    groups.forEach(function (group) { build(group, key); });
  }

  function place(order, name) { return order.indexOf(name) < 0 ? order.length : order.indexOf(name); }

  function build(group, key) {
    var body = make("tbody");
    body.id = key + "-" + group.name;
    var head = wide("head", "th");
    head.cell.scope = "rowgroup";
    head.cell.append(make("span", "", group.name), make("small", "", counts(group.rows)));
    var fold = wide("fold", "td");
    group.fold = button("", "", function () { group.open = !group.open; apply(); });
    fold.cell.append(group.fold);
    group.foldRow = fold.line;
    body.append(head.line);
    group.rows.forEach(function (row) { if (row.like !== "alike") { body.append(row.tr); } });
    body.append(fold.line);
    group.rows.forEach(function (row) { if (row.like === "alike") { body.append(row.tr); } });
    group.body = body;
    table.append(body);
  }

  function wide(style, kind) {
    var line = make("tr", style);
    var cell = make(kind);
    cell.colSpan = names.length + 1;
    line.append(cell);
    return { line: line, cell: cell };
  }

  function counts(some) {
    return list(form.querySelectorAll("input[name=like]")).map(function (box) {
      var count = some.filter(function (row) { return row.like === box.value; }).length;
      return count ? count + " " + box.parentNode.textContent.replace(/ [\d,]+$/, "") : "";
    }).filter(Boolean).join(" \u00b7 ");
  }

  /* ---- what is shown */

  function fits(row, wanted) {
    return wanted.words.every(function (word) { return row.words.indexOf(word) >= 0; })
      && (!wanted.level || row.level === wanted.level)
      && (!wanted.state || row.state === wanted.state)
      && (pair ? parting(row, pair[0], pair[1]) >= 0 : !wanted.likes.length || wanted.likes.indexOf(row.like) >= 0);
  }

  function apply() {
    var wanted = { words: form.elements.text.value.trim().toLowerCase().split(/\s+/), likes: [],
      level: form.elements.level.value, state: form.elements.state.value };
    form.querySelectorAll("input[name=like]").forEach(function (box) {
      box.parentNode.classList.toggle("on", box.checked && !pair);
      if (box.checked) { wanted.likes.push(box.value); }
    });
    var folding = !form.elements.text.value.trim() && wanted.likes.indexOf("alike") < 0;
    var shown = 0;
    groups.forEach(function (group) { shown += show(group, wanted, folding); });
    nothing.classList.toggle("on", !shown);
    form.querySelector("output").textContent =
      (pair ? names[pair[0]] + " and " + names[pair[1]] + " differ: " : "") + shown + " of " + rows.length;
  }

  function show(group, wanted, folding) {
    var count = 0;
    var folded = 0;
    group.rows.forEach(function (row) {
      var fit = row === opened || fits(row, wanted);
      var fold = fit && folding && row.like === "alike";
      folded += fold ? 1 : 0;
      count += fit ? 1 : 0;
      row.tr.hidden = !fit || fold && !group.open && row !== opened;
    });
    group.body.hidden = !count;
    group.foldRow.hidden = !folded;
    group.fold.textContent = folded + " in which all conform";
    group.fold.setAttribute("aria-expanded", String(group.open));
    return count;
  }

  function choosePair(event) {
    var chosen = event.currentTarget;
    var on = chosen.getAttribute("aria-pressed") !== "true";
    document.querySelectorAll("[data-pair]").forEach(function (one) { one.setAttribute("aria-pressed", "false"); });
    chosen.setAttribute("aria-pressed", String(on));
    pair = on ? chosen.dataset.pair.split(" ").map(Number) : null;
    apply();
  }

  /* ---- two answers next to each other */

  function unpacked(id) {
    var packed = document.getElementById(id);
    if (!packed) { return Promise.resolve(make("div")); }
    var bytes = Uint8Array.from(atob(packed.textContent), function (letter) { return letter.charCodeAt(0); });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text().then(function (text) {
      return document.adoptNode(new DOMParser().parseFromString(text, "text/html").body);
    });
  }

  /* Which two tell most: the chosen ones, or a stack and the first that does otherwise. */
  function telling(row, one) {
    if (one === undefined && pair) { return pair; }
    for (var first = 0; first < names.length; first++) {
      if (one === undefined || first === one) {
        for (var other = 0; other < names.length; other++) {
          if (parting(row, first, other) >= 0) { return [first, other]; }
        }
      }
    }
    var left = one || 0;
    var most = row.signs[0].findIndex(function (sign) { return side(sign) < 0 || /open|error/.test(sign); });
    return [left, most >= 0 && most !== left ? most : left === 0 ? 1 : 0];
  }

  /* #ID, #ID@STACK or #ID@STACK,STACK; an ID may name its version of IP. */
  function addressed() {
    var words = decodeURIComponent(location.hash.slice(1)).match(/^(.*?)(?:@(.*))?$/);
    var version = words[1].match(/\[v([46])\]$/);
    var row = byId[words[1]] || byId[words[1].replace(/\[v[46]\]$/, "")];
    if (!row) {
      opened = null;
      if (dialog.open) { dialog.close(); }
      if (words[1]) { jump(words[1]); }
      return;
    }
    var stacks = two(words[2] || "");
    var both = stacks.length === 2 ? stacks : telling(row, stacks[0]);
    var parts = Math.max(0, parting(row, both[0], both[1]));
    open(row, both, version && !byId[words[1]] ? version[1] : row.versions[parts]);
  }

  /* Names may hold commas. */
  function two(text) {
    if (names.indexOf(text) >= 0) { return [names.indexOf(text)]; }
    for (var at = text.indexOf(","); at >= 0; at = text.indexOf(",", at + 1)) {
      var both = [names.indexOf(text.slice(0, at)), names.indexOf(text.slice(at + 1))];
      if (both[0] >= 0 && both[1] >= 0) { return both; }
    }
    return [];
  }

  function jump(id) {
    var group = groups.find(function (one) { return one.body.id === id; });
    if (group) {
      group.body.hidden = false;
      group.body.scrollIntoView();
    }
  }

  function open(row, both, version) {
    opened = row;
    apply();
    rows.forEach(function (one) { one.tr.classList.toggle("now", one === row); });
    row.tr.scrollIntoView({ block: "center" });
    Promise.all([unpacked("row-" + row.tr.dataset.number), unpacked("rules")]).then(function (parts) {
      if (opened !== row) { return; }
      var answers = list(parts[0].querySelectorAll("article"));
      dialog.textContent = "";
      dialog.append(title(row), about(row, parts[1]), versions(row, both, version));
      dialog.append(columns(row, both, version, answers));
      dialog.scrollTop = 0;
      if (!dialog.open) { dialog.showModal(); } else { dialog.querySelector("h2").focus(); }
    });
  }

  function title(row) {
    var head = make("div", "bar");
    var name = make("h2", "", row.id);
    name.id = "opened";
    name.tabIndex = -1;
    name.autofocus = true;
    var previous = button("step", "\u2190", function () { walk(-1); });
    previous.setAttribute("aria-label", "previous question");
    var next = button("step", "\u2192", function () { walk(1); });
    next.setAttribute("aria-label", "next question");
    head.append(name, previous, next, button("step", "close", close));
    return head;
  }

  function about(row, rules) {
    var box = make("div", "about");
    box.append(make("p", "", row.tr.querySelector(".title").textContent));
    row.tr.dataset.rules.split(" ").forEach(function (id, number) {
      var rule = list(rules.children).find(function (one) { return one.dataset.rule === id; });
      if (rule) {
        rule.className = number ? "rule also" : "rule";
        box.append(rule);
      }
    });
    return box;
  }

  function versions(row, both, version) {
    var line = make("p", "versions");
    if (row.versions.length > 1 && row.same) {
      line.textContent = "The same over IPv" + row.versions.join(" and IPv") + ".";
    } else if (row.versions.length > 1) {
      row.versions.forEach(function (one) {
        var choice = button("step", "IPv" + one, function () { open(row, both, one); });
        choice.setAttribute("aria-pressed", String(one === version));
        line.append(choice);
      });
    }
    return line;
  }

  function columns(row, both, version, answers) {
    var box = make("div", "both");
    both.forEach(function (stack, place) { box.append(column(row, both, place, version, answers)); });
    return box;
  }

  function column(row, both, place, version, answers) {
    var stack = both[place];
    var found = answers.find(function (answer) {
      return Number(answer.dataset.stack) === stack && (row.same || answer.dataset.version === version);
    });
    var sign = signOf(row, stack, version);
    var article = make("article", sign);
    var head = make("h3");
    head.append(choice(row, both, place, version), make("span", "badge", word(sign)));
    article.append(head);
    if (found) { article.append.apply(article, list(found.cloneNode(true).childNodes)); }
    if (!article.querySelector("figure")) {
      article.insertBefore(elsewhere(row, stack, sign, version), article.querySelector(".last"));
    }
    return article;
  }

  function signOf(row, stack, version) {
    var sign = row.signs[Math.max(0, row.versions.indexOf(version))][stack];
    var others = row.signs.map(function (signs) { return signs[stack]; });
    return sign !== "none" || !row.same ? sign : others.find(function (one) { return one !== "none"; }) || sign;
  }

  function word(sign) {
    return { ok: "conforms", na: "n/a", "new": "deviates", open: "inconclusive", none: "not asked" }[sign] || sign;
  }

  function choice(row, both, place, version) {
    var select = make("select");
    select.setAttribute("aria-label", place ? "right stack" : "left stack");
    names.forEach(function (name, number) {
      var option = make("option", "", name);
      option.value = number;
      select.append(option);
    });
    select.value = both[place];
    select.addEventListener("change", function () {
      var now = both.slice();
      now[place] = Number(select.value);
      if (now[0] === now[1]) { now[1 - place] = both[place]; }
      var chosen = row.id + "@" + names[now[0]] + "," + names[now[1]];
      history.replaceState(null, "", "#" + encodeURIComponent(chosen));
      open(row, now, version);
    });
    return select;
  }

  function elsewhere(row, stack, sign, version) {
    var note = make("p", "elsewhere");
    if (sign === "none") {
      note.textContent = "Not reached over this version of IP.";
    } else if (sign !== "na" && heads[stack].dataset.report) {
      var link = make("a", "", "in its own report");
      var id = row.id + (version === "4" ? "" : "[v" + version + "]");
      link.href = encodeURI(heads[stack].dataset.report) + "#" + encodeURIComponent(id);
      note.append("No ladder is kept here of what conforms wherever it applies; it is ", link, ".");
    }
    return note;
  }

  function visible() {
    return list(table.querySelectorAll("tr.row")).filter(function (tr) { return !tr.hidden && !tr.parentNode.hidden; });
  }

  function walk(step) {
    var next = visible()[visible().indexOf(opened.tr) + step];
    if (next) { location.hash = encodeURIComponent(next.id); }
  }

  function close() {
    if (dialog.open) { dialog.close(); }
    closed();
  }

  /* However it was closed. */
  function closed() {
    var last = opened;
    if (!last) { return; }
    opened = null;
    last.tr.classList.remove("now");
    history.replaceState(null, "", location.pathname + location.search);
    last.tr.querySelector("a").focus({ preventScroll: true });
  }

  function copy(from) {
    function told() { from.textContent = "copied"; }
    var text = from.parentNode.querySelector("pre, code").textContent;
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(told, function () { from.textContent = "select it by hand"; });
    } else {
      from.textContent = "select it by hand";
    }
  }

  /* In the dialog arrows walk from question to question, in the table from cell to cell. */
  function key(event) {
    var typing = /INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !dialog.open) {
      event.preventDefault();
      form.elements.text.focus();
    } else if (dialog.open && !typing && /^Arrow(Left|Right)$/.test(event.key)) {
      event.preventDefault();
      walk(event.key === "ArrowLeft" ? -1 : 1);
    } else if (!dialog.open && /^Arrow/.test(event.key)) {
      move(event);
    }
  }

  function move(event) {
    var tr = document.activeElement.closest("tr.row");
    if (!tr) { return; }
    event.preventDefault();
    var links = list(tr.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement);
    var to = links[at + (event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0)];
    if (/Up|Down/.test(event.key)) {
      var next = visible()[visible().indexOf(tr) + (event.key === "ArrowUp" ? -1 : 1)];
      var others = next ? list(next.querySelectorAll("a")) : [];
      to = others[Math.min(at, others.length - 1)];
    }
    if (to) { to.focus(); }
  }

  /* As a list of cards the table would lose its roles; and each row is one stop of the tabulator. */
  function accessible() {
    [["table", ".stacks, .scores"], ["row", ".stacks tr, .scores tr"],
      ["rowgroup", ".stacks tbody, .stacks thead, .scores tbody, .scores thead"],
      ["columnheader", ".stacks thead th, .scores thead th"], ["rowheader", ".stacks tbody th, .scores tbody th"],
      ["cell", ".stacks td, .scores td"]
    ].forEach(function (role) {
      document.querySelectorAll(role[1]).forEach(function (one) { one.setAttribute("role", role[0]); });
    });
    table.querySelectorAll("td a").forEach(function (one) { one.tabIndex = -1; });
    rows.forEach(function (row) {
      list(row.tr.querySelectorAll("td")).forEach(function (cell, stack) { cell.dataset.who = names[stack]; });
    });
  }

  function measure() { table.style.setProperty("--under", form.offsetHeight + "px"); }

  form.addEventListener("input", function (event) {
    if (event.target.name === "by") { regroup(); }
    if (event.target.name === "like" && pair) { document.querySelector("[aria-pressed=true]").click(); }
    apply();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  document.querySelectorAll("[data-pair]").forEach(function (one) { one.addEventListener("click", choosePair); });
  dialog.addEventListener("close", closed);
  dialog.addEventListener("cancel", function (event) {
    event.preventDefault();
    close();
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog) { close(); }
    if (event.target.matches("button.copy")) { copy(event.target); }
  });
  document.addEventListener("keydown", key);
  window.addEventListener("hashchange", addressed);
  new ResizeObserver(measure).observe(form);
  regroup();
  accessible();
  apply();
  if (location.hash) { addressed(); }
})();
