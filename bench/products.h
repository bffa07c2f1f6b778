// How near the network's products come to what this processor can do.
#pragma once
#include <filesystem>

namespace paraphe {

// Registers `products/share_of_limit`; the model must exist when it runs.
void add_product_measures(const std::filesystem::path& model);

}  // namespace paraphe
