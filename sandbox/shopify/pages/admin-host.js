// The admin around the app's frame: hands out session tokens, shows the app's navigation, title
// bar, toasts and save bar, and follows where the app wants to go. Speaks with app-bridge.js.

const frame = document.getElementById('app');
const { place, admin } = frame.dataset;

const send = (message) => frame.contentWindow.postMessage({ sandbox: 1, ...message }, '*');
const answer = (id, data) => send({ reply: id, data });

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function showNavigation(links) {
  const nav = document.getElementById('app-nav');
  nav?.replaceChildren(
    ...links
      .filter((link) => !link.home)
      .map(({ href, label }) => {
        const entry = element('a', { href: place + href, textContent: label });
        entry.addEventListener('click', (event) => {
          event.preventDefault();
          send({ type: 'navigate', data: href });
        });
        return entry;
      }),
  );
}

function showTitleBar(bar) {
  const actions = (bar?.actions ?? []).map(({ label }, index) => {
    const button = element('button', { textContent: label });
    button.addEventListener('click', () => send({ type: 'titleBarAction', data: index }));
    return button;
  });
  const title = bar?.title ? [element('strong', { textContent: bar.title })] : [];
  document.getElementById('title-bar').replaceChildren(...title, ...actions);
}

function showToast({ message, isError }) {
  const toast = document.getElementById('toast');
  toast.textContent = message;
  toast.className = isError ? 'bad' : '';
  clearTimeout(showToast.timer);
  showToast.timer = setTimeout(hideToast, 6000);
}

function hideToast() {
  document.getElementById('toast').textContent = '';
}

/** The app's own address stays in the admin's, so that a reload comes back to it. */
function rememberLocation(path) {
  history.replaceState(null, '', place + (path === '/' ? '' : path));
}

/** `shopify://admin/…` and the admin's https addresses, as this stage serves them. */
function destination(address) {
  const inAdmin = /^(?:shopify:\/\/admin|https:\/\/admin\.shopify\.com\/store\/[^/]+)(\/.*)?$/.exec(
    address,
  );
  if (inAdmin) return admin + (inAdmin[1] ?? '');
  const onShop = /^https:\/\/([a-z0-9-]+\.myshopify\.com)(\/.*)?$/.exec(address);
  return onShop ? `/shops/${onShop[1]}${onShop[2] ?? ''}` : address;
}

async function giveIdToken({ id }) {
  const response = await fetch(`${place}/__id-token`);
  answer(id, await response.text());
}

const DUTIES = {
  idToken: giveIdToken,
  nav: ({ data }) => showNavigation(data),
  titleBar: ({ data }) => showTitleBar(data),
  toast: ({ data }) => showToast(data),
  toastHide: hideToast,
  saveBar: ({ data }) => {
    document.getElementById('save-bar').hidden = !data;
  },
  notSimulated: ({ data }) => {
    document.body.dataset.notSimulated = data;
  },
  location: ({ data }) => rememberLocation(data),
  redirect: ({ data }) => location.assign(destination(data)),
};

addEventListener('message', (event) => {
  const message = event.data;
  if (message?.sandbox !== 1 || event.source !== frame.contentWindow) return;
  DUTIES[message.type]?.(message);
});
