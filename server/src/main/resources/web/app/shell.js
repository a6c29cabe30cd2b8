import { LitElement, html } from 'lit';
import './alerts/toasts.js';

const PAGES = [
  { path: '/', name: 'Live' },
  { path: '/sessions', name: 'Sessions' },
  { path: '/analyse', name: 'Analyse' },
  { path: '/alerts', name: 'Alerts' },
  { path: '/player', name: 'Player' },
  { path: '/companion', name: 'Companion' },
  { path: '/watch', name: 'Watch' },
];
const NEXT_THEME = { auto: 'light', light: 'dark', dark: 'auto' };
const THEME_ICONS = { auto: '◐', light: '☀', dark: '☾' };

/** What is drawn on a canvas has to be drawn anew. */
const tellTheme = () => window.dispatchEvent(new Event('undertone-theme'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tellTheme);

/** The head of every page: where one can go, and the theme. */
class Shell extends LitElement {
  static properties = { theme: { state: true } };

  constructor() {
    super();
    this.theme = document.documentElement.dataset.theme ?? 'auto';
  }

  createRenderRoot() { return this; }

  switchTheme() {
    this.theme = NEXT_THEME[this.theme];
    if (this.theme === 'auto') {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem('undertone.theme');
    } else {
      document.documentElement.dataset.theme = this.theme;
      localStorage.setItem('undertone.theme', this.theme);
    }
    tellTheme();
  }

  /** On a telephone the pages do not fit beside each other; the one that is open shall be seen. */
  firstUpdated() {
    const nav = this.querySelector('nav');
    const here = nav.querySelector('[aria-current]');
    if (here) nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
  }

  render() {
    const here = location.pathname;
    const current = (path) => (path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`));
    return html`
      <header class="shell">
        <a class="brand" href="/" aria-label="Undertone, live"><img src="/icon.svg" alt=""><span>Undertone</span></a>
        <nav aria-label="Pages">
          ${PAGES.map(({ path, name }) => current(path)
            ? html`<a href=${path} aria-current="page">${name}</a>`
            : html`<a href=${path}>${name}</a>`)}
        </nav>
        <button class="plain" @click=${this.switchTheme} title="Theme: ${this.theme}"
          aria-label="Theme: ${this.theme}. Switch to ${NEXT_THEME[this.theme]}">${THEME_ICONS[this.theme]}</button>
      </header>
      <u-toasts></u-toasts>`;
  }
}

customElements.define('u-shell', Shell);
