declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** https://swagger.io/docs/open-source-tools/swagger-ui/usage/configuration/ */
  interface Options {
    readonly dom_id: string;
    readonly url: string;
    readonly validatorUrl: null;
    readonly supportedSubmitMethods: readonly string[];
    readonly docExpansion: 'list';
    readonly displayOperationId: boolean;
    readonly defaultModelsExpandDepth: number;
    readonly deepLinking: boolean;
  }
  // biome-ignore lint/style/noDefaultExport: the package has this one
  export default function SwaggerUI(options: Options): void;
}
