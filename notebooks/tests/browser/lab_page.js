// Functions that run inside JupyterLab's page. Everything goes through JupyterLab's own commands and
// models, as a person's clicks would; nothing is put into the page.
(() => {
  const app = () => window.jupyterapp;
  const sleep = ms => new Promise(done => setTimeout(done, ms));
  // found by shape, not by focus: a headless page has no focus until it is asked for
  const panel = () =>
    [...app().shell.widgets('main')].find(w => w.sessionContext && w.content && w.content.widgets);
  const scroller = () =>
    document.querySelector('.jp-Notebook .jp-WindowedPanel-outer') || document.querySelector('.jp-Notebook');
  const pane = widget => widget.node.querySelector('.jp-OutputArea-output') || widget.node;
  const text = value => (Array.isArray(value) ? value.join('') : String(value));

  async function ready() {
    const no = why => ({ok: false, why});
    if (!app() || !app().shell) return no('JupyterLab is not up');
    await Promise.race([app().restored, sleep(1000)]);
    const w = panel();
    if (!w || !w.content.model) return no('no notebook is open');
    const kernel = w.sessionContext.session && w.sessionContext.session.kernel;
    if (!kernel) return no('no kernel session');
    if (!['idle', 'busy'].includes(kernel.status)) return no('the kernel is ' + kernel.status);
    if (!w.content.widgets.length) return no('no cells');
    if (!document.body.dataset.jpThemeName) return no('no theme yet');
    app().shell.activateById(w.id);
    if (app().shell.currentWidget !== w) return no('the notebook is not in front');
    return {ok: true, kernel: kernel.name, version: app().version};
  }

  async function runCells() {
    const w = panel(), notebook = w.content, kernel = w.sessionContext.session.kernel;
    let died = false;
    const watch = (_, status) => {
      if (['dead', 'autorestarting', 'restarting'].includes(status)) died = true;
    };
    w.sessionContext.statusChanged.connect(watch);
    const times = {};
    for (let i = 0; i < notebook.widgets.length && !died; i++) {
      if (notebook.widgets[i].model.type !== 'code') continue;
      window.cellUnderWay = i;
      notebook.deselectAll();
      notebook.activeCellIndex = i;
      const start = performance.now();
      await app().commands.execute('notebook:run-cell');
      times[i] = performance.now() - start;
    }
    const end = performance.now() + 15000;
    while (kernel.status !== 'idle' && !died && performance.now() < end) await sleep(50);
    w.sessionContext.statusChanged.disconnect(watch);
    return {died, status: kernel.status, times};
  }

  // waits for a time in which no output area changes and no picture is still loading
  async function settle(quiet, most) {
    let last = performance.now();
    const observer = new MutationObserver(() => { last = performance.now(); });
    const all = {subtree: true, childList: true, attributes: true, characterData: true};
    document.querySelectorAll('.jp-OutputArea').forEach(area => observer.observe(area, all));
    if (document.fonts && document.fonts.ready) await document.fonts.ready;
    const end = performance.now() + most;
    while (performance.now() < end) {
      const pictures = [...document.querySelectorAll('.jp-OutputArea img')];
      if (performance.now() - last > quiet && pictures.every(picture => picture.complete)) break;
      await sleep(50);
    }
    observer.disconnect();
    return performance.now() < end;
  }

  function renderedOutput(cell, widget, index) {
    const element = pane(widget), box = element.getBoundingClientRect(), model = cell.model;
    let mime = element.dataset.mimeType || null;
    if (!mime && index < model.outputs.length) { // renderers of extensions leave no mark: ask the registry
      const output = model.outputs.get(index);
      try {
        const trust = output.trusted ? 'any' : 'ensure';
        mime = cell.outputArea.rendermime.preferredMimeType(output.data, trust) || null;
      } catch (error) { /* stays unknown, which the report shows */ }
    }
    const picture = element.querySelector('img');
    return {
      mime, width: Math.round(box.width), height: Math.round(box.height),
      pictureWidth: picture ? picture.naturalWidth : null, text: element.innerText.slice(0, 4000),
    };
  }

  function sentOutput(output) {
    const sent = {kind: output.output_type};
    if (output.data) {
      const size = value => (typeof value === 'string' || Array.isArray(value) ? text(value) : JSON.stringify(value)).length;
      sent.sizes = Object.fromEntries(Object.entries(output.data).map(([mime, value]) => [mime, size(value)]));
    }
    if (output.output_type === 'stream') { sent.name = output.name; sent.size = text(output.text).length; }
    if (output.output_type === 'error') { sent.name = output.ename; sent.value = output.evalue; }
    return sent;
  }

  function report() {
    return panel().content.widgets.map((cell, number) => {
      const model = cell.model, source = model.sharedModel.getSource();
      if (model.type !== 'code') return {number, type: model.type, source};
      const widgets = cell.outputArea ? [...cell.outputArea.widgets] : [];
      return {
        number, type: 'code', source, count: model.executionCount,
        tags: (model.sharedModel.getMetadata() || {}).tags || [],
        sent: model.outputs.toJSON().map(sentOutput),
        rendered: widgets.map((widget, index) => renderedOutput(cell, widget, index)),
      };
    });
  }

  function height() {
    const ends = [...document.querySelectorAll('.jp-Notebook .jp-Cell')].map(c => c.offsetTop + c.offsetHeight);
    return Math.ceil(Math.max(scroller().scrollHeight, ...ends));
  }

  async function showTheme(theme) {
    await app().commands.execute('apputils:change-theme', {theme});
    while (document.body.dataset.jpThemeName !== theme) await sleep(50);
    await sleep(700); // its style sheet comes after its name
    scroller().scrollTop = 0;
    if (document.activeElement) document.activeElement.blur();
    return true;
  }

  function outputBoxes() {
    const box = widget => {
      const {x, y, width, height} = pane(widget).getBoundingClientRect();
      return {x, y, width, height};
    };
    return panel().content.widgets.map(cell => (cell.outputArea ? [...cell.outputArea.widgets].map(box) : []));
  }

  // scrolls a cell to the top: a page has less height than a long notebook
  function bringUp(number) {
    scroller().scrollTop += panel().content.widgets[number].node.getBoundingClientRect().top - 150;
    return outputBoxes();
  }

  window.labPage = {ready, runCells, settle, report, height, showTheme, outputBoxes, bringUp};
})();
