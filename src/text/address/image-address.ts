/** Why a picture's address shows none in a mail. */
export type ImageFault = 'http' | 'kind' | 'page';

/**
 * What keeps a mail from showing the picture at an address: mail programs load pictures over https alone, several of them show neither
 * SVG nor WebP nor AVIF (caniemail.com), and a page about a file is no picture. `undefined` where nothing does, and for what is no
 * address on the web.
 */
export function imageFault(url: string): ImageFault | undefined {
  const address = url.trim();
  if (!/^https?:\/\//i.test(address)) return undefined;
  if (isFilePage(address)) return 'page';
  if (/^http:/i.test(address)) return 'http';
  const [path = '', query = ''] = address.replace(/#.*/s, '').split(/\?(.*)/s);
  const isOther =
    /\.(?:svgz?|webp|avif)$/i.test(path) || /(?:^|&)(?:format|fm|ext)=(?:svg|webp|avif)(?:&|$)/i.test(query);
  return isOther ? 'kind' : undefined;
}

/** `…/blob/main/figure.png` is a page with the picture in it, unless the site is asked for the file itself. */
function isFilePage(address: string): boolean {
  return (
    /^https?:\/\/(?:(?:www\.)?github\.com\/[^/?#]+\/[^/?#]+|(?:www\.)?huggingface\.co\/[^?#]+|[^/?#]*gitlab[^/?#]*\/[^?#]+\/-)\/blob\//i.test(
      address,
    ) && !/[?&]raw=(?:true|1)(?:[&#]|$)/i.test(address)
  );
}
