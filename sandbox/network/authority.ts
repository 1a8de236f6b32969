import './reflection.ts';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };
const DAY = 86_400_000;

/** A certificate with its key, as PEM; `cert` holds the chain below the root. */
export type Credential = { key: string; cert: string };

export type Validity = { from: Date; to: Date };

export type LeafRequest =
  | { use: 'server'; host: string; validity?: Validity }
  | { use: 'client'; name: string; validity?: Validity };

/** Issues certificates that live as long as the sandbox. Subject names are facts of the stage. */
export type Authority = {
  name: string;
  /** The certificate of this authority alone, PEM. */
  certificate: string;
  issue(request: LeafRequest): Promise<Credential>;
  /** An authority signed by this one; its leaves carry it in their chain. */
  subordinate(name: string): Promise<Authority>;
};

const aboutNow = (): Validity => ({
  from: new Date(Date.now() - DAY),
  to: new Date(Date.now() + 800 * DAY),
});

const newKeys = () => crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);

export async function createAuthority(name: string): Promise<Authority> {
  const keys = await newKeys();
  const { from, to } = aboutNow();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: subject(name),
    keys,
    signingAlgorithm: SIGNING,
    notBefore: from,
    notAfter: to,
    extensions: authorityExtensions(),
  });
  return authority({ name, keys, certificate, chain: '' });
}

type Standing = { name: string; keys: CryptoKeyPair; certificate: X509Certificate; chain: string };

function authority(self: Standing): Authority {
  const signer = { issuer: self.certificate.subject, signingKey: self.keys.privateKey };
  return {
    name: self.name,
    certificate: pem(self.certificate),
    async issue(request) {
      const keys = await newKeys();
      const { from, to } = request.validity ?? aboutNow();
      const leaf = await X509CertificateGenerator.create({
        ...signer,
        subject: subject(request.use === 'server' ? request.host : request.name),
        publicKey: keys.publicKey,
        signingAlgorithm: SIGNING,
        notBefore: from,
        notAfter: to,
        extensions: leafExtensions(request),
      });
      return { key: await privatePem(keys.privateKey), cert: pem(leaf) + self.chain };
    },
    async subordinate(name) {
      const keys = await newKeys();
      const { from, to } = aboutNow();
      const certificate = await X509CertificateGenerator.create({
        ...signer,
        subject: subject(name),
        publicKey: keys.publicKey,
        signingAlgorithm: SIGNING,
        notBefore: from,
        notAfter: to,
        extensions: authorityExtensions(),
      });
      return authority({ name, keys, certificate, chain: pem(certificate) + self.chain });
    },
  };
}

const subject = (name: string) => [{ O: ['Sandbox'] }, { CN: [name] }];

const authorityExtensions = () => [
  new BasicConstraintsExtension(true, undefined, true),
  new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
];

function leafExtensions(request: LeafRequest) {
  const use = request.use === 'server' ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth;
  const common = [
    new BasicConstraintsExtension(false),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([use]),
  ];
  if (request.use === 'client') return common;
  return [...common, new SubjectAlternativeNameExtension([{ type: 'dns', value: request.host }])];
}

const pem = (certificate: X509Certificate): string => `${certificate.toString('pem')}\n`;

async function privatePem(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key));
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`;
}
