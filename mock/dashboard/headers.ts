const common = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
];

const around = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const pageHeaders = (policy: readonly string[]) => ({
  ...around,
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': policy.join('; '),
  'Cache-Control': 'no-store',
});

/** Of the page: no script but its own files, and none made from text. */
export const shellHeaders = pageHeaders([...common, "require-trusted-types-for 'script'"]);

/** Of the viewer of the documents: under Trusted Types swagger-ui renders nothing. */
export const viewerHeaders = pageHeaders(common);

/** Of a file whose name changes with what it holds. */
export const assetHeaders = (type: string) => ({
  ...around,
  'Content-Type': type,
  'Cache-Control': 'public, max-age=31536000, immutable',
});
