import { EChart, HINT } from './echart.js';
import { colour, percent, word } from './emotions.js';
import { total } from './shares.js';

/** Bars of equal height, parted by the emotions' shares. `slices`: `{label, counts}` from left to right. */
class Bars extends EChart {
  static properties = { model: { attribute: false }, slices: { attribute: false } };

  options(ink) {
    const share = (counts, id) => (total(counts) > 0 && counts[id] ? counts[id] / total(counts) : null);
    return {
      grid: { left: 46, right: 8, top: 10, bottom: 26 },
      tooltip: { ...HINT, axisPointer: { type: 'shadow' }, valueFormatter: (v) => (v === null || v === undefined ? '–' : percent(v)) },
      xAxis: { type: 'category', data: this.slices.map(({ label }) => label), axisLabel: { color: ink, hideOverlap: true }, axisTick: { show: false } },
      yAxis: { type: 'value', min: 0, max: 1, interval: 0.25, axisLabel: { color: ink, formatter: percent }, splitLine: { lineStyle: { opacity: 0.25 } } },
      series: this.model.emotions.map(({ id }) => ({
        name: word(id), type: 'bar', stack: 'shares', barCategoryGap: '18%', itemStyle: { color: colour(this.model, id) },
        data: this.slices.map(({ counts }) => share(counts, id)),
      })),
    };
  }
}

customElements.define('u-bars', Bars);
