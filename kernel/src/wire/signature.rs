//! HMAC-SHA256 signatures of messages, as hexadecimal text.
//!
//! Comparison takes the same time whatever differs. An empty key means that the front end asked for unsigned
//! messages: then every signature is accepted and none is made.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Signs and checks the four signed parts of a message: header, parent header, metadata, content.
#[derive(Clone)]
pub(crate) struct Signer {
    keyed: Option<Hmac<Sha256>>,
}

impl Signer {
    pub(crate) fn new(key: &[u8]) -> Self {
        if key.is_empty() {
            return Signer { keyed: None };
        }
        let keyed = Hmac::new_from_slice(key).expect("HMAC takes keys of every length");
        Signer { keyed: Some(keyed) }
    }

    /// The signature of `parts`, or an empty text when messages are not signed.
    pub(crate) fn sign(&self, parts: [&[u8]; 4]) -> Vec<u8> {
        let Some(keyed) = &self.keyed else { return Vec::new() };
        let mut mac = keyed.clone();
        parts.iter().for_each(|part| mac.update(part));
        let digest = mac.finalize().into_bytes();
        let mut text = Vec::with_capacity(2 * digest.len());
        for byte in digest {
            text.extend([hex_digit(byte >> 4), hex_digit(byte & 15)]);
        }
        text
    }

    /// Whether `signature` is that of `parts`.
    pub(crate) fn verify(&self, parts: &[&[u8]; 4], signature: &[u8]) -> bool {
        let Some(keyed) = &self.keyed else { return true };
        let Some(claimed) = from_hex(signature) else { return false };
        let mut mac = keyed.clone();
        parts.iter().for_each(|part| mac.update(part));
        mac.verify_slice(&claimed).is_ok()
    }
}

fn hex_digit(nibble: u8) -> u8 {
    if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 }
}

fn from_hex(text: &[u8]) -> Option<Vec<u8>> {
    if text.len() != 64 {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|value| value as u8);
    text.chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_digest() {
        // Test case 2 of RFC 4231, its text cut into four parts.
        let signer = Signer::new(b"Jefe");
        let parts: [&[u8]; 4] = [b"what do ya ", b"want ", b"for ", b"nothing?"];
        let signature = signer.sign(parts);
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(signature, expected.as_bytes());
        assert!(signer.verify(&parts, &signature));
        assert!(signer.verify(&parts, expected.to_uppercase().as_bytes()));
    }

    #[test]
    fn what_is_refused() {
        let signer = Signer::new(b"key");
        let parts: [&[u8]; 4] = [b"{}", b"{}", b"{}", b"{}"];
        let good = signer.sign(parts);
        for bad in [&b""[..], b"zz", &good[..63], &[&good[..], b"0"].concat(), &[b'g'; 64], &[b'0'; 64]] {
            assert!(!signer.verify(&parts, bad));
        }
        assert!(!signer.verify(&[b"{}", b"{}", b"{}", b"{ }"], &good));
    }

    #[test]
    fn without_a_key_nothing_is_signed() {
        let signer = Signer::new(b"");
        assert_eq!(signer.sign([b"a", b"b", b"c", b"d"]), b"");
        assert!(signer.verify(&[b"a", b"b", b"c", b"d"], b"anything"));
    }
}
