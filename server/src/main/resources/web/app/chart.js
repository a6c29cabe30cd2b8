import { EChart, HINT } from './echart.js';
import { colour, percent, word } from './emotions.js';
import { clock } from './format.js';

/** How likely each emotion was over time, to zoom into. */
class Chart extends EChart {
  static properties = { model: { attribute: false }, windows: { attribute: false } };

  options(ink) {
    const middle = (w) => (w.startSeconds + w.endSeconds) / 2;
    return {
      grid: { left: 46, right: 14, top: 12, bottom: 56 },
      tooltip: { ...HINT, valueFormatter: (v) => (v === null ? '–' : percent(v)) },
      xAxis: { type: 'value', min: 0, max: 'dataMax', axisLabel: { color: ink, formatter: clock }, splitLine: { show: false }, axisPointer: { label: { formatter: ({ value }) => clock(value) } } },
      yAxis: { type: 'value', min: 0, max: 1, interval: 0.25, axisLabel: { color: ink, formatter: percent }, splitLine: { lineStyle: { opacity: 0.25 } } },
      dataZoom: [{ type: 'inside', zoomOnMouseWheel: 'ctrl' }, { type: 'slider', height: 18, bottom: 6, labelFormatter: clock, textStyle: { color: ink } }],
      series: this.model.emotions.map(({ id }) => ({
        name: word(id), type: 'line', showSymbol: this.windows.length < 3, smooth: 0.2, lineStyle: { width: 2 },
        itemStyle: { color: colour(this.model, id) },
        data: this.windows.map((w) => [middle(w), w.scores?.[id] ?? null]),
      })),
    };
  }
}

customElements.define('u-chart', Chart);
