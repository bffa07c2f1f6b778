// SHA-256 of bytes, for article ids and for the model file's checksum (OpenSSL; about 1.5 GB/s with SHA extensions).
#pragma once
#include <array>
#include <string>
#include <string_view>

namespace paraphe {

std::array<unsigned char, 32> sha256(std::string_view bytes);
std::string hexadecimal(const std::array<unsigned char, 32>& digest);

}  // namespace paraphe
