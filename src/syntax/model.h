#pragma once
#include <filesystem>

#include "base/result.h"

namespace paraphe {

class Model {};

Result<Model> load_model(const std::filesystem::path& file);

}  // namespace paraphe
