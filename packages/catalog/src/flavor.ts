export {};
export interface Flavor { readonly name: 'light' | 'dark' }
