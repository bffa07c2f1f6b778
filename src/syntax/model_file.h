// A model file as training/FORMAT.md describes it: mapped into memory, its checksum verified, its tensors by name.
// Owns the mapping; everything it hands out lives as long as it does. Immutable, moved but not copied.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace paraphe {

struct Tensor {
  std::string type;  // i8 f32 u8
  std::vector<std::size_t> shape;
  std::string_view bytes;
};

// Something in the file is not as the format has it: thrown while a model is built, and made a Result by load_model.
struct ModelFault {
  std::string message;
};

struct Unmap {
  std::size_t size = 0;
  void operator()(const char* begin) const;
};

class ModelFile {
 public:
  static Result<ModelFile> open(const std::filesystem::path& path);

  const nlohmann::json& header() const { return header_; }
  // Throw ModelFault when the tensor is absent or of another type or shape.
  std::span<const std::int8_t> integers(const std::string& name, std::vector<std::size_t> shape) const;
  std::span<const float> floats(const std::string& name, std::vector<std::size_t> shape) const;
  std::string_view bytes(const std::string& name) const;

 private:
  const Tensor& tensor(const std::string& name, std::string_view type) const;
  const Tensor& tensor(const std::string& name, std::string_view type, const std::vector<std::size_t>& shape) const;
  void read_header(std::string_view payload, std::string_view text);

  std::unique_ptr<const char, Unmap> mapping_;
  nlohmann::json header_;
  std::map<std::string, Tensor> tensors_;
};

}  // namespace paraphe
