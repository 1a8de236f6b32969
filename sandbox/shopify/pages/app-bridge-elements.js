// The elements of App Bridge that the admin shows. Runs after app-bridge.js, in its scope.

function mirror(node, report) {
  const observer = new MutationObserver(report);
  observer.observe(node, { childList: true, subtree: true, attributes: true, characterData: true });
  report();
}

class Navigation extends HTMLElement {
  connectedCallback() {
    mirror(this, () =>
      tell(
        'nav',
        [...this.querySelectorAll('a, s-link')].map((link) => ({
          href: link.getAttribute('href'),
          label: link.textContent,
          home: link.getAttribute('rel') === 'home',
        })),
      ),
    );
  }
}

class TitleBar extends HTMLElement {
  connectedCallback() {
    if (this.closest('ui-modal')) return;
    mirror(this, () => {
      const actions = [...this.querySelectorAll('button, a')];
      const labels = actions.map(({ textContent }) => ({ label: textContent }));
      tell('titleBar', { title: this.getAttribute('title'), actions: labels });
    });
  }
  disconnectedCallback() {
    tell('titleBar', null);
  }
}

class SaveBar extends HTMLElement {
  show() {
    tell('saveBar', true);
    this.dispatchEvent(new Event('show'));
  }
  hide() {
    tell('saveBar', false);
    this.dispatchEvent(new Event('hide'));
  }
}

class Modal extends HTMLElement {
  #dialog = null;
  get content() {
    if (!this.#dialog) {
      this.#dialog = document.body.appendChild(document.createElement('dialog'));
      this.#dialog.append(document.createElement('div'));
      this.#dialog.addEventListener('close', () => this.dispatchEvent(new Event('hide')));
    }
    return this.#dialog.firstElementChild;
  }
  async show() {
    const box = this.content;
    if (box.childNodes.length === 0) {
      const own = [...this.children].filter(({ localName }) => !localName.startsWith('ui-'));
      box.append(...own.map((node) => node.cloneNode(true)));
    }
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.dispatchEvent(new Event('show'));
  }
  async hide() {
    this.#dialog?.close();
  }
  async toggle() {
    return this.#dialog?.open ? this.hide() : this.show();
  }
}

const elements = [
  ['ui-nav-menu', Navigation],
  ['s-app-nav', class extends Navigation {}],
  ['ui-title-bar', TitleBar],
  ['ui-save-bar', SaveBar],
  ['ui-modal', Modal],
];
for (const [name, element] of elements) customElements.define(name, element);

const style = new CSSStyleSheet();
style.replaceSync(
  'ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar,ui-modal{display:none!important}',
);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
