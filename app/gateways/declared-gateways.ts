/** The way to the declared gateways for the rooms above: what is read from a merchant's manifest, and the provider it makes. */
export { signingCredentials } from './declared/explain-signature.ts';
export type { ManifestFault } from './declared/faults.ts';
export { hostOf, isPublicName } from './declared/host-rules.ts';
export { type Manifest, manifestJsonSchema } from './declared/manifest.ts';
export { acceptedManifest, parseManifest } from './declared/parse-manifest.ts';
export { capabilitiesOf, declaredProvider } from './declared/provider.ts';
export { type Captured, parseCaptured, type TriedOut, tryOut } from './declared/try-out.ts';
