/** Names of headers and fields whose values nobody may see. */
const secretName =
  /^(authorization|(proxy-|www-)?authenticat\w*|set-cookie|cookie|x-(auth|subject|security)-token|.*(secret|password|credential|private_?key).*|auth_?header|ak|sk|access(_?key)?(_?id)?|token|security_?token)$/i;

/** What is a secret by its form, wherever it is: signatures and the tokens of IAM. */
const secretForms = [
  /\b(Access|Signature|Credential)=[^,\s"']+/g,
  /"([^"]*(?:secret|password|token|authorization)[^"]*)"\s*:\s*"[^"]*"/gi,
  /\bMII[A-Za-z0-9+/=_-]{40,}/g,
  /\b(X-Auth-Token|Authorization)["']?\s*[:=]\s*["']?[^\s"',]+/gi,
];

const mask = '***';

const clean = (text: string, secrets: readonly string[]): string => {
  const without = secrets.reduce((at, secret) => at.replaceAll(secret, mask), text);
  return secretForms.reduce(
    (at, form) => at.replace(form, (_, name: unknown) => (typeof name === 'string' ? `${name}=${mask}` : mask)),
    without,
  );
};

const clear = (value: unknown, secrets: readonly string[]): unknown => {
  if (typeof value === 'string') return clean(value, secrets);
  if (Array.isArray(value)) return value.map((item) => clear(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name,
      secretName.test(name) && typeof child === 'string' ? mask : clear(child, secrets),
    ]),
  );
};

/** The same value with every secret masked: the given ones, and whatever looks like one by name or form. */
export const redacted = <Value>(value: Value, secrets: readonly string[]): Value =>
  clear(
    value,
    secrets.filter((secret) => secret.length >= 4),
  ) as Value;
