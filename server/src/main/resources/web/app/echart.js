import { LitElement } from 'lit';

/** A picture that ECharts draws: anew when the theme changes, as large as its element. ECharts is fetched only where one is shown. */
export class EChart extends LitElement {
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
    this.chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      animationDuration: 400,
      textStyle: { color: style.color, fontFamily: style.fontFamily },
      ...this.options(style.color),
    }, true);
  }
}

/** How hints look: rich text is drawn in the canvas, because the policy of these pages forbids the inline styles of the other kind. */
export const HINT = { trigger: 'axis', renderMode: 'richText', order: 'valueDesc', confine: true };
