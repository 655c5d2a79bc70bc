/** What is used of unpdf (PDF.js without a screen): its own types ask for those of a browser. */
declare module 'unpdf' {
  interface Item {
    readonly str: string;
    readonly width: number;
    readonly transform: readonly number[];
  }
  interface Page {
    getTextContent(): Promise<{ readonly items: readonly (Item | { readonly type: string })[] }>;
    cleanup(): boolean;
  }
  interface Pdf {
    readonly numPages: number;
    getPage(number: number): Promise<Page>;
    destroy(): Promise<void>;
  }
  export function getDocumentProxy(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Pdf>;
}
