
(function () {
  "use strict";
  var form = document.querySelector("form.filter");
  var dialog = document.querySelector("dialog");
  var rows = Array.prototype.slice.call(document.querySelectorAll("tbody tr"));
  var cells = Array.prototype.slice.call(document.querySelectorAll("tbody td a"));
  document.documentElement.classList.add("js");

  function apply() {
    var words = form.elements.text.value.trim().toLowerCase().split(/\s+/);
    var telling = form.elements.telling.checked;
    form.elements.telling.parentNode.classList.toggle("on", telling);
    var shown = 0;
    rows.forEach(function (row) {
      var name = row.querySelector("code").textContent;
      row.hidden = (telling && !row.dataset.telling)
        || !words.every(function (word) { return name.indexOf(word) >= 0; });
      shown += row.hidden ? 0 : 1;
    });
    form.querySelector("output").textContent = shown === rows.length ? "" : shown + " of " + rows.length;
  }

  /* Each row is packed by itself: what a cell opens is there at once. */
  function unpacked(row) {
    var packed = atob(document.getElementById("row-" + row).textContent);
    var bytes = Uint8Array.from(packed, function (letter) { return letter.charCodeAt(0); });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  function opened() {
    var id = decodeURIComponent(location.hash.slice(1));
    var cell = id && document.getElementById(id);
    cells.forEach(function (one) { one.classList.toggle("now", one === cell); });
    if (!cell || !cell.matches("td a")) {
      dialog.close();
      return;
    }
    unpacked(cell.closest("tr").dataset.row).then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html");
      var wanted = Array.prototype.find.call(page.querySelectorAll("section"), function (section) {
        return section.dataset.cell === id;
      });
      dialog.textContent = "";
      var title = document.createElement("h2");
      title.textContent = id;
      var close = document.createElement("button");
      close.className = "close";
      close.textContent = "close";
      dialog.append(title, close, document.adoptNode(wanted));
      dialog.scrollTop = 0;
      if (!dialog.open) { dialog.showModal(); }
    });
  }

  /* The arrow keys walk from cell to cell. */
  function neighbour(event) {
    var step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    var now = document.querySelector("td a.now");
    if (!step || !now || !dialog.open) { return; }
    var visible = rows.filter(function (row) { return !row.hidden; });
    var row = visible[visible.indexOf(now.closest("tr")) + step[1]];
    var next = row && row.children[now.parentNode.cellIndex + step[0]];
    if (next && next.querySelector("a")) {
      event.preventDefault();
      location.hash = next.querySelector("a").getAttribute("href");
    }
  }

  function copy(button) {
    navigator.clipboard.writeText(button.parentNode.querySelector("pre, code").textContent).then(function () {
      button.textContent = "copied";
    });
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  dialog.addEventListener("close", function () {
    if (location.hash) { history.replaceState(null, "", location.pathname + location.search); }
    cells.forEach(function (one) { one.classList.remove("now"); });
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog || event.target.matches(".close")) { dialog.close(); }
    if (event.target.matches("button.copy")) { copy(event.target); }
  });
  document.addEventListener("keydown", neighbour);
  window.addEventListener("hashchange", opened);
  apply();
  opened();
})();
