#include "syntax/model.h"

#include "syntax/network.h"

namespace paraphe {

Model::Model() = default;
Model::Model(std::unique_ptr<const Network> network) : network_(std::move(network)) {}
Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

Result<Model> load_model(const std::filesystem::path& file) {
  Result<std::unique_ptr<const Network>> network = load_network(file);
  if (!network) return tl::make_unexpected(network.error());
  return Model(std::move(*network));
}

}  // namespace paraphe
