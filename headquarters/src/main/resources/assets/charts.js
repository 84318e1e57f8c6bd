// Charts of the house: map, heat map, curve. Data stand in the page as JSON, colours are read from the tokens when drawn,
// and every chart has a text beside it and a table behind it.
(() => {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue('--bh-' + name).trim();
  const font = () => getComputedStyle(document.body).fontFamily;
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const drawn = [];
  const start = (box) => {
    const chart = echarts.init(box, null, { renderer: 'canvas' });
    drawn.push(chart);
    return chart;
  };

  // where units stand so close that their names cover each other: the box around the smallest polygons
  function around(rows, shapes) {
    const size = (f) => { let [w, s, e, n] = [180, 90, -180, -90]; const walk = (c) => (typeof c[0] === 'number' ? ([w, s, e, n] = [Math.min(w, c[0]), Math.min(s, c[1]), Math.max(e, c[0]), Math.max(n, c[1])]) : c.forEach(walk)); walk(f.geometry.coordinates); return { code: String(f.id), w, s, e, n, area: (e - w) * (n - s) }; };
    const boxes = shapes.features.map(size).sort((a, b) => a.area - b.area);
    const core = boxes.slice(0, Math.max(3, Math.round(boxes.length / 6)));
    const mid = (list) => list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)];
    const [x, y] = [mid(core.map((c) => (c.w + c.e) / 2)), mid(core.map((c) => (c.s + c.n) / 2))];
    const near = core.filter((c) => Math.abs((c.w + c.e) / 2 - x) < 0.6 && Math.abs((c.s + c.n) / 2 - y) < 0.6);
    return [[Math.min(...near.map((c) => c.w)), Math.max(...near.map((c) => c.n))], [Math.max(...near.map((c) => c.e)), Math.min(...near.map((c) => c.s))]];
  }

  async function map(box) {
    const rows = data(box.dataset.map);
    const answer = await fetch(box.dataset.geo);
    if (!answer.ok) return;
    const shapes = await answer.json();
    echarts.registerMap('city', { type: shapes.type, features: shapes.features.map((f) => ({ ...f, properties: { ...f.properties, name: f.properties.adcode } })) });
    const byCode = Object.fromEntries(rows.map((row) => [row.code, row]));
    const fill = (state) => css('risk-' + state);
    const chart = start(box);
    const small = box.clientWidth < 560 && !box.dataset.dense;
    const dense = box.dataset.dense ? around(rows, shapes) : null;
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: font() },
      geo: {
        map: 'city', roam: dense ? false : true, aspectScale: 0.87, ...(dense ? { boundingCoords: dense, left: 0, right: 0, top: 0, bottom: 0 } : { left: 12, right: 12, top: 12, bottom: 12 }), scaleLimit: { min: 1, max: 12 },
        itemStyle: { areaColor: css('map-land'), borderColor: css('surface'), borderWidth: 1 },
        emphasis: { itemStyle: { areaColor: css('accent-soft'), borderColor: css('accent'), borderWidth: 2 }, label: { show: false } },
        regions: rows.filter((row) => !row.zone).map((row) => ({ name: row.code, itemStyle: { areaColor: fill(row.state) } })),
      },
      series: [{
        type: 'scatter', coordinateSystem: 'geo', labelLayout: { hideOverlap: true },
        data: rows.map((row) => ({
          name: row.code, value: [row.lon, row.lat], symbol: 'circle', symbolSize: row.zone ? 9 : 1, cursor: 'pointer',
          itemStyle: row.zone ? { color: fill(row.state), borderColor: css('ink'), borderWidth: 1.5 } : { color: 'transparent' },
          label: {
            show: !small || row.zone, position: row.zone ? 'right' : 'inside', formatter: row.name, fontSize: 11,
            color: css('ink'), textBorderColor: css('surface'), textBorderWidth: 2,
          },
        })),
      }],
    });
    chart.on('click', (event) => { const row = byCode[event.name]; if (row) location.assign(row.href); });
  }

  function heat(box) {
    const { days, codes, names, cells } = data(box.dataset.heat);
    const say = (row, column, added) => box.dataset.one.replace('{0}', names[row]).replace('{1}', days[column]).replace('{2}', added);
    const top = Math.max(1, ...cells.map((cell) => cell[2]));
    const chart = start(box);
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: font() },
      tooltip: { confine: true, formatter: (p) => say(p.value[1], p.value[0], p.value[2]) },
      grid: { left: 84, right: 12, top: 26, bottom: 34 },
      xAxis: { type: 'category', data: days, position: 'top', axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: css('ink-2'), fontSize: 11, formatter: (day) => day.slice(5) }, splitArea: { show: false } },
      yAxis: { type: 'category', data: names, inverse: true, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: css('ink-2'), fontSize: 11, interval: 0 } },
      visualMap: { min: 0, max: top, calculable: false, orient: 'horizontal', left: 84, bottom: 2, itemHeight: 110, itemWidth: 10, textStyle: { color: css('ink-2') }, text: [String(top), '0'], inRange: { color: [0, 1, 2, 3, 4, 5, 6].map((step) => css('ramp-' + step)) } },
      series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: css('surface'), borderWidth: 1 }, emphasis: { itemStyle: { borderColor: css('ink'), borderWidth: 1 } } }],
    });
    chart.on('click', (event) => location.assign('/control/units/' + codes[event.value[1]] + '?day=' + days[event.value[0]]));
  }

  function curve(box) {
    const points = data(box.dataset.curve);
    const chart = start(box);
    const apart = points.length > 0 && points[0].imported !== undefined;
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: font() },
      color: [css('chart-1'), css('chart-3'), css('chart-2')],
      tooltip: { trigger: 'axis', confine: true },
      legend: { top: 0, left: 0, textStyle: { color: css('ink-2') }, icon: 'roundRect' },
      grid: { left: 44, right: 48, top: 34, bottom: 26 },
      xAxis: { type: 'category', data: points.map((point) => point.day), axisLabel: { color: css('ink-2'), formatter: (day) => day.slice(5) }, axisLine: { lineStyle: { color: css('line-strong') } }, axisTick: { show: false } },
      yAxis: [
        { type: 'value', minInterval: 1, axisLabel: { color: css('ink-2') }, splitLine: { lineStyle: { color: css('line') } } },
        { type: 'value', minInterval: 1, axisLabel: { color: css('ink-2') }, splitLine: { show: false } },
      ],
      series: [
        { name: box.dataset.added, type: 'bar', stack: 'new', barCategoryGap: '12%', data: points.map((point) => Math.max(0, point.added)) },
        ...(apart ? [{ name: box.dataset.imported, type: 'bar', stack: 'new', data: points.map((point) => Math.max(0, point.imported)) }] : []),
        { name: box.dataset.cumulative, type: 'line', yAxisIndex: 1, symbol: 'none', lineStyle: { width: 1.5, color: css('chart-2') }, itemStyle: { color: css('chart-2') }, data: points.map((point) => point.cumulative) },
      ],
    });
  }

  // a year of days by kind; a sign in the cell says what its colour says
  function year(box) {
    const { year, kinds, marks, weekdays, months, days } = data(box.dataset.year);
    const chart = start(box);
    const fill = [css('ramp-2'), css('surface'), css('chart-3'), css('chart-4')];
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: font() },
      tooltip: { confine: true, formatter: (p) => days[p.dataIndex].name + ' · ' + kinds[p.value[1]] },
      visualMap: { type: 'piecewise', dimension: 1, orient: 'horizontal', left: 44, bottom: 2, itemWidth: 12, itemHeight: 12, textStyle: { color: css('ink-2') }, pieces: kinds.map((label, kind) => ({ value: kind, label, color: fill[kind] })), hoverLink: false, selectedMode: false },
      calendar: { range: String(year), left: 44, right: 12, top: 26, bottom: 34, cellSize: ['auto', 'auto'], itemStyle: { color: css('surface'), borderColor: css('line'), borderWidth: 1 }, splitLine: { lineStyle: { color: css('line-strong'), width: 1 } }, yearLabel: { show: false }, dayLabel: { firstDay: 1, nameMap: weekdays, color: css('ink-2'), fontSize: 11 }, monthLabel: { nameMap: months, color: css('ink-2'), fontSize: 11 } },
      series: [{ type: 'heatmap', coordinateSystem: 'calendar', data: days.map(({ day, kind }) => [day, kind]), label: { show: true, formatter: (p) => marks[p.value[1]], color: css('surface'), fontSize: 10 }, emphasis: { itemStyle: { borderColor: css('ink'), borderWidth: 1 } } }],
    });
    chart.on('click', (event) => location.assign('/registry/calendar?month=' + event.value[0].slice(0, 7)));
  }

  addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-map]').forEach(map);
    document.querySelectorAll('[data-heat]').forEach(heat);
    document.querySelectorAll('[data-curve]').forEach(curve);
    document.querySelectorAll('[data-year]').forEach(year);
  });
  addEventListener('resize', () => drawn.forEach((chart) => chart.resize()));
})();
