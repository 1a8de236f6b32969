/** HTML that is safe to put into other HTML as it stands. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Html | readonly Html[];

/** HTML with every plain text in it escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((string, index) => string + asHtml(parts[index] ?? '')).join(''));
}

/** A whole page: phone width, one column, no script and no other request. */
export function sheet(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text;
}

function asHtml(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return escaped(part);
  return part.map((item) => item.text).join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#eef1f4;color:#1c2733;font:16px/1.45 system-ui,sans-serif}
main{max-width:26rem;min-height:100vh;margin:0 auto;padding:1rem 1.1rem 3rem;background:#fff}
header{margin:-1rem -1.1rem 1.2rem;padding:.9rem 1.1rem;background:#14375e;color:#fff;font-weight:600}
header small{color:#cbd9e8}
h1{margin:.2rem 0 .1rem;font-size:1.35rem}
h2{margin:1.8rem 0 .2rem;font-size:1.05rem}
p{margin:.5rem 0}
small{display:block;color:#55626f;font-size:.82rem;font-weight:400}
.big{margin:.2rem 0 1rem;font-size:2rem;font-weight:700;letter-spacing:.04em}
.note{padding:.7rem .9rem;border-left:4px solid #1f7a4d;background:#e8f5ee}
.note.bad{border-color:#b3261e;background:#fdeceb}
dl{margin:1rem 0;border-top:1px solid #dde3e9}
dt{padding-top:.55rem;color:#55626f;font-size:.85rem}
dd{margin:0;padding-bottom:.55rem;border-bottom:1px solid #dde3e9;font-weight:600;overflow-wrap:anywhere}
dd code{user-select:all}
ul{margin:.6rem 0;padding:0;list-style:none}
li{border-bottom:1px solid #dde3e9}
li a{display:flex;justify-content:space-between;gap:1rem;padding:.8rem 0;color:inherit;text-decoration:none}
li a:hover strong{text-decoration:underline}
label{display:block;margin-top:.9rem;font-weight:600}
input{width:100%;padding:.75rem;border:1px solid #7b8794;border-radius:.4rem;font:inherit}
button{width:100%;margin-top:.7rem;padding:.85rem;border:0;border-radius:.4rem;background:#14375e;color:#fff;font:inherit;font-weight:600;cursor:pointer}
button small{color:#cbd9e8}
button.second{border:1px solid #14375e;background:#fff;color:#14375e}
button.second small{color:#55626f}
details{margin-top:1.8rem;padding:.8rem .9rem;border:1px dashed #7b8794;border-radius:.4rem}
summary{cursor:pointer;font-weight:600}
footer{margin-top:2.5rem;font-size:.9rem}
a{color:#14375e}
:focus-visible{outline:3px solid #e8a317;outline-offset:2px}
`;
