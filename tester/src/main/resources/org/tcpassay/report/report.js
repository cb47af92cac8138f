
(function () {
  "use strict";
  var root = document.documentElement;
  var form = document.querySelector("form.filter");
  var probes = Array.prototype.slice.call(document.querySelectorAll("details.probe"));
  var words = probes.map(function (probe) {
    return (probe.id + " " + probe.querySelector(".title").textContent + " " + probe.dataset.rules).toLowerCase();
  });
  root.classList.add("js");

  function chosen(name) {
    var list = form.elements[name];
    return list ? list.value : "";
  }

  function apply() {
    var text = form.elements.text.value.trim().toLowerCase().split(/\s+/);
    var level = chosen("level");
    var state = chosen("state");
    var signs = [];
    form.querySelectorAll("input[name=sign]").forEach(function (box) {
      box.parentNode.classList.toggle("on", box.checked);
      if (box.checked) { signs.push(box.value); }
    });
    var shown = 0;
    probes.forEach(function (probe, i) {
      var fits = text.every(function (word) { return words[i].indexOf(word) >= 0; })
        && (!level || probe.dataset.level === level)
        && (!state || probe.dataset.state === state)
        && (!signs.length || signs.indexOf(probe.dataset.sign) >= 0);
      probe.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    document.querySelectorAll("section.group").forEach(function (group) {
      group.hidden = !group.querySelector("details.probe:not([hidden])");
    });
    form.querySelector("output").textContent = shown === probes.length ? "" : shown + " of " + probes.length;
  }

  function openAddressed() {
    var id = decodeURIComponent(location.hash.slice(1));
    var probe = id && document.getElementById(id);
    if (probe && probe.matches("details.probe")) {
      probe.hidden = false;
      probe.parentNode.hidden = false;
      probe.open = true;
      probe.scrollIntoView();
    }
  }

  function copy(button) {
    var from = button.parentNode.querySelector("pre, code").textContent;
    function told(word) {
      button.textContent = word;
      setTimeout(function () { button.textContent = "copy"; }, 1200);
    }
    function byHand() {
      var area = document.createElement("textarea");
      area.value = from;
      document.body.appendChild(area);
      area.select();
      var done = document.execCommand("copy");
      area.remove();
      told(done ? "copied" : "select it by hand");
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(from).then(function () { told("copied"); }, byHand);
    } else {
      byHand();
    }
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  document.addEventListener("click", function (event) {
    if (event.target.matches("button.copy")) { copy(event.target); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) {
      event.preventDefault();
      form.elements.text.focus();
    }
  });
  window.addEventListener("hashchange", openAddressed);
  window.addEventListener("beforeprint", apply);
  apply();
  openAddressed();
})();
