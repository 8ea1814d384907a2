/** A name between colons with white space or an end of the text on both sides: meant as an emoji, whatever its letters. */
export const loneName = /(?<!\S):([\p{L}\p{N}_+-]{2,80}):(?!\S)/u;
