// Stand-in for https://cdn.shopify.com/shopifycloud/app-bridge.js, written from its published
// types (@shopify/app-bridge-types) and from what Shopify's server library expects of it. Speaks
// with admin-host.js by postMessage.

const script = document.currentScript;
const query = new URLSearchParams(location.search);

/** From the query, or from an earlier page of the same frame. */
function kept(name) {
  const key = `sandbox:${name}`;
  const value = query.get(name);
  if (value) sessionStorage.setItem(key, value);
  return value ?? sessionStorage.getItem(key) ?? undefined;
}

const config = {
  apiKey: script?.dataset.apiKey,
  shop: kept('shop'),
  host: kept('host'),
  locale: kept('locale') ?? 'es-PE',
};

// --- talking with the admin

const waiting = new Map();
let asked = 0;

const tell = (type, data) => parent.postMessage({ sandbox: 1, type, data }, '*');

function ask(type) {
  return new Promise((resolve) => {
    asked += 1;
    waiting.set(asked, resolve);
    parent.postMessage({ sandbox: 1, type, id: asked }, '*');
  });
}

const idToken = () => ask('idToken');

const ORDERS = {
  navigate: (href) => navigate(href),
  titleBarAction: (index) =>
    document.querySelectorAll('ui-title-bar button, ui-title-bar a')[index]?.click(),
};

addEventListener('message', ({ data: message, source }) => {
  if (message?.sandbox !== 1 || source !== parent) return;
  if (message.reply) {
    waiting.get(message.reply)?.(message.data);
    waiting.delete(message.reply);
    return;
  }
  ORDERS[message.type]?.(message.data);
});

/** App Bridge's contract: a bubbling event whose target carries the address; the app routes it. */
function navigate(href) {
  const known = [...document.querySelectorAll('ui-nav-menu a, s-app-nav a, s-app-nav s-link')];
  const link = known.find((candidate) => candidate.getAttribute('href') === href);
  const target = link ?? document.body.appendChild(document.createElement('a'));
  if (!link) {
    target.hidden = true;
    target.setAttribute('href', href);
  }
  target.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true }));
  if (!link) target.remove();
}

// --- fetch: a fresh session token on every request to the app's own server

const plainFetch = window.fetch.bind(window);

async function signedFetch(request) {
  const headers = new Headers(request.headers);
  headers.set('Authorization', `Bearer ${await idToken()}`);
  headers.set('X-Requested-With', 'XMLHttpRequest');
  // As the documentation has it (shopify.dev, Resource Fetching API), whatever the browser wishes.
  headers.set('Accept-Language', config.locale);
  return plainFetch(new Request(request.clone(), { headers }));
}

window.fetch = async (input, init) => {
  const request = new Request(input, init);
  const isOwn = new URL(request.url).origin === location.origin;
  if (!isOwn || request.headers.has('authorization')) return plainFetch(request);
  let response = await signedFetch(request);
  const retry = response.headers.has('x-shopify-retry-invalid-session-request');
  if (response.status === 401 && retry) response = await signedFetch(request);
  const elsewhere = response.headers.get('x-shopify-api-request-failure-reauthorize-url');
  if (!elsewhere) return response;
  tell('redirect', new URL(elsewhere, location.href).href);
  return new Promise(() => undefined);
};

// --- leaving the frame

const leaves = (address, target) =>
  /^shopify:/.test(address) || target === '_top' || target === '_parent';

const plainOpen = window.open.bind(window);
window.open = (url, target, features) => {
  if (!leaves(String(url ?? ''), target)) return plainOpen(url, target, features);
  tell('redirect', String(url));
  return null;
};

addEventListener(
  'click',
  (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const address = link?.getAttribute('href') ?? '';
    if (!link || !leaves(address, link.target)) return;
    event.preventDefault();
    tell('redirect', address);
  },
  true,
);

for (const move of ['pushState', 'replaceState']) {
  const plainMove = history[move];
  history[move] = function (...given) {
    plainMove.apply(this, given);
    tell('location', location.pathname);
  };
}

// --- the `shopify` object

const byId = (node) => (typeof node === 'string' ? document.getElementById(node) : node);
const shown = {
  show: async (node) => byId(node)?.show?.(),
  hide: async (node) => byId(node)?.hide?.(),
  toggle: async (node) => byId(node)?.toggle?.(),
};
const scopes = { granted: [], required: [], optional: [] };
let toasts = 0;

const shopify = {
  config,
  idToken,
  origin: location.origin,
  ready: Promise.resolve(),
  environment: { mobile: false, embedded: window !== parent, pos: false, intent: false },
  user: async () => ({ accountAccess: 'full access' }),
  loading: () => undefined,
  toast: {
    show(message, { isError = false } = {}) {
      toasts += 1;
      tell('toast', { message, isError });
      return `toast-${toasts}`;
    },
    hide: () => tell('toastHide'),
  },
  modal: shown,
  saveBar: { ...shown, leaveConfirmation: async () => undefined },
  scopes: {
    query: async () => scopes,
    request: async () => ({ result: 'granted-all', detail: scopes }),
    revoke: async () => ({ detail: scopes }),
  },
  resourcePicker: async () => undefined,
  webVitals: { onReport: async () => undefined },
};

/** What is not simulated is named to the admin page, instead of breaking the app. */
const missing = (name) =>
  new Proxy(async () => tell('notSimulated', name), {
    get: (_, part) => (part === 'then' ? undefined : missing(`${name}.${String(part)}`)),
  });

window.shopify = new Proxy(shopify, {
  get(target, name) {
    if (name in target || typeof name === 'symbol' || name === 'then') return target[name];
    return missing(name);
  },
});

// --- the bounce page: a page that was opened without a token comes back with one

function comeBack(token) {
  // Named by the app's public address; this browser may know the app by another.
  const { pathname, searchParams } = new URL(query.get('shopify-reload'), location.origin);
  searchParams.set('id_token', token);
  location.replace(`${pathname}?${searchParams}`);
}

if (query.has('shopify-reload')) void idToken().then(comeBack);
else tell('location', location.pathname);
