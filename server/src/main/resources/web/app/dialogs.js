import { html, render, nothing } from 'lit';
import { get } from './api.js';
import { sentence } from './format.js';

/** Shows a dialogue until it is answered. @returns what `answer` was called with, or undefined when it was put away */
function show(label, content) {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    dialog.dataset.label = label;
    let given;
    const answer = (value) => { given = value; dialog.close(); };
    const draw = (state) => render(content(answer, draw, state), dialog);
    dialog.addEventListener('close', () => { dialog.remove(); resolve(given); });
    draw({});
    document.body.append(dialog);
    dialog.showModal();
  });
}

const submitted = (act) => (event) => {
  event.preventDefault();
  act(new FormData(event.target));
};

/**
 * Tells that emotion is inferred and by what, and asks whether everybody agrees.
 * @returns the consent to send, or undefined when it was refused
 */
export async function askForConsent() {
  const { version, text } = await get('/consent-text');
  const sentences = text.split(/(?<=\.)\s+(?=[A-Z])/);
  return show('consent', (answer) => html`
    <form @submit=${submitted((data) => {
      const by = data.get('by').trim();
      sessionStorage.setItem('undertone.by', by);
      answer({ by, textVersion: version, at: new Date().toISOString() });
    })}>
      <h2 id="dialog-title">Before anything is heard</h2>
      <ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
      <label>Who agrees?
        <input name="by" required maxlength="200" autocomplete="name" pattern=".*\\S.*" title="a name" autofocus
          .value=${sessionStorage.getItem('undertone.by') ?? ''}>
      </label>
      <p class="small quiet">Your name and the time are stored with the session (text version ${version}).</p>
      <div class="row">
        <button type="button" @click=${() => answer(undefined)}>Cancel</button>
        <button class="main" id="agree">Everybody agrees</button>
      </div>
    </form>`);
}

/** Asks before something is done that cannot be undone. @returns whether it shall be done */
export async function confirm({ title, text, action }) {
  return await show('confirm', (answer) => html`
    <form @submit=${submitted(() => answer(true))}>
      <h2 id="dialog-title">${title}</h2>
      <p>${text}</p>
      <div class="row">
        <button type="button" autofocus @click=${() => answer(false)}>Cancel</button>
        <button class="danger" id="confirm">${action}</button>
      </div>
    </form>`) === true;
}

let asking;

/** Asks for the server's access token until `logIn` accepts one; several callers share one dialogue. */
export function askForToken(logIn) {
  asking ??= show('token', (answer, draw, { problem }) => html`
    <form @submit=${submitted(async (data) => {
      try {
        await logIn(data.get('token').trim());
        answer(true);
      } catch (refused) {
        draw({ problem: refused });
      }
    })}>
      <h2 id="dialog-title">This server asks for its access token</h2>
      <p>It was shown when the server was started for the first time; “undertone serve --new-token” makes a new one.</p>
      <label>Access token <input name="token" type="password" required autocomplete="current-password" autofocus></label>
      ${problem ? html`<p role="alert">${sentence(problem.message)}. ${sentence(problem.remedy)}.</p>` : nothing}
      <div class="row"><button class="main">Open</button></div>
    </form>`).finally(() => { asking = undefined; });
  return asking;
}
