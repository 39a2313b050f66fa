/** A style sheet is built into the script as text: see infra/web-bundle.ts. */
declare module '*.css' {
  const text: string;
  export default text;
}
