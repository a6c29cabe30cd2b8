import { askForToken } from './dialogs.js';

const API = '/api/v1';

/** What went wrong, as the server's problem documents say it. */
export class Problem extends Error {
  constructor({ status = 0, title = 'Something went wrong', detail = '', remedy = '' }) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.remedy = remedy;
  }
}

/** Whatever was thrown, as a problem that can be shown. */
export function problemOf(thrown) {
  if (thrown instanceof Problem) return thrown;
  return new Problem({ title: 'The page failed', detail: String(thrown?.message ?? thrown), remedy: 'Reload the page.' });
}

const UNREACHABLE = {
  title: 'The server does not answer',
  detail: 'No connection to the Undertone server could be made.',
  remedy: 'See whether “undertone serve” still runs, then try again.',
};

/** The problem in an answer's text, or one made of its status. */
export function problemIn(status, text) {
  try {
    return new Problem({ status, ...JSON.parse(text) });
  } catch {
    return new Problem({ status, detail: `The server answered with status ${status}.`, remedy: 'Try again.' });
  }
}

async function request(method, path, body, signal) {
  const send = () => fetch(API + path, {
    method,
    signal,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => { throw new Problem(UNREACHABLE); });
  let answer = await send();
  if (answer.status === 401) {
    await askForToken(logIn);
    answer = await send();
  }
  const text = await answer.text();
  if (!answer.ok) throw problemIn(answer.status, text);
  return text === '' ? undefined : JSON.parse(text);
}

async function logIn(token) {
  const answer = await fetch(`${API}/login`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }),
  }).catch(() => { throw new Problem(UNREACHABLE); });
  if (!answer.ok) throw problemIn(answer.status, await answer.text());
}

export const get = (path, signal) => request('GET', path, undefined, signal);
export const post = (path, body) => request('POST', path, body);
export const put = (path, body) => request('PUT', path, body);
export const patch = (path, body) => request('PATCH', path, body);
export const remove = (path) => request('DELETE', path);
export const address = (path) => API + path;

/** Sends a file as a recording's audio. @param {(share: number) => void} onProgress with 0..1 */
export function upload(id, file, onProgress) {
  // fetch does not tell how much of a body has gone; this older interface does.
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.upload.onprogress = (event) => { if (event.lengthComputable) onProgress(event.loaded / event.total); };
    sending.onload = () => (sending.status < 300
      ? resolve(JSON.parse(sending.responseText))
      : reject(problemIn(sending.status, sending.responseText)));
    sending.onerror = () => reject(new Problem(UNREACHABLE));
    sending.open('PUT', `${API}/recordings/${id}/audio`);
    sending.send(file);
  });
}

/** Follows an analysis to its end. @returns the recording when it is done */
export function follow(id, onState) {
  return new Promise((resolve, reject) => {
    const events = new EventSource(`${API}/recordings/${id}/events`);
    const end = (settle) => (event) => {
      events.close();
      settle(JSON.parse(event.data));
    };
    events.addEventListener('state', (event) => onState(JSON.parse(event.data)));
    events.addEventListener('done', end(resolve));
    events.addEventListener('failed', end((recording) => reject(new Problem({
      title: 'The file could not be analysed', detail: recording.problem ?? '', remedy: 'Try another file or format.',
    }))));
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) reject(new Problem(UNREACHABLE));
    };
  });
}
