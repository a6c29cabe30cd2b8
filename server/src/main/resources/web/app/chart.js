import { LitElement } from 'lit';
import { colour, percent, word } from './emotions.js';
import { clock } from './format.js';

/** How likely each emotion was over time, to zoom into. ECharts is fetched only where a chart is shown. */
class Chart extends LitElement {
  static properties = { model: { attribute: false }, windows: { attribute: false } };

  createRenderRoot() { return this; }

  constructor() {
    super();
    this.redraw = () => this.draw();
    this.resized = new ResizeObserver(() => this.chart?.resize());
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('undertone-theme', this.redraw);
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('undertone-theme', this.redraw);
    this.resized.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  updated() { this.draw(); }

  async draw() {
    const echarts = await import('echarts');
    if (!this.isConnected) return;
    this.chart ??= echarts.init(this, null, { renderer: 'canvas' });
    const style = getComputedStyle(this);
    const ink = style.color;
    const middle = (w) => (w.startSeconds + w.endSeconds) / 2;
    const quietMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.chart.setOption({
      animation: !quietMotion,
      animationDuration: 400,
      textStyle: { color: ink, fontFamily: style.fontFamily },
      grid: { left: 46, right: 14, top: 12, bottom: 56 },
      // Rich text is drawn in the canvas: the policy of these pages forbids the inline styles of the other kind.
      tooltip: { trigger: 'axis', renderMode: 'richText', order: 'valueDesc', valueFormatter: (v) => (v === null ? '–' : percent(v)), confine: true },
      xAxis: { type: 'value', min: 0, max: 'dataMax', axisLabel: { color: ink, formatter: clock }, splitLine: { show: false }, axisPointer: { label: { formatter: ({ value }) => clock(value) } } },
      yAxis: { type: 'value', min: 0, max: 1, interval: 0.25, axisLabel: { color: ink, formatter: percent }, splitLine: { lineStyle: { opacity: 0.25 } } },
      dataZoom: [{ type: 'inside', zoomOnMouseWheel: 'ctrl' }, { type: 'slider', height: 18, bottom: 6, labelFormatter: clock, textStyle: { color: ink } }],
      series: this.model.emotions.map(({ id }) => ({
        name: word(id), type: 'line', showSymbol: this.windows.length < 3, smooth: 0.2, lineStyle: { width: 2 },
        itemStyle: { color: colour(this.model, id) },
        data: this.windows.map((w) => [middle(w), w.scores?.[id] ?? null]),
      })),
    }, true);
  }
}

customElements.define('u-chart', Chart);
