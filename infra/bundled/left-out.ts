/**
 * Stands in a bundle for parts of libraries that nobody here uses and that cost each cold start. It serves as a
 * class, a function or a module that is never called; if it is called after all, it says so.
 */
export default function leftOut(): never {
  throw new Error('This part was left out of the bundle: see infra/bundle.ts.');
}
