// why: tsyringe, inside @peculiar/x509 2.2, refuses to load without a metadata polyfill; nothing
// is injected through it here, so that these three empty answers are enough.
const polyfill = {
  getMetadata: () => undefined,
  getOwnMetadata: () => undefined,
  defineMetadata: () => undefined,
};
Object.assign(Reflect, polyfill);
